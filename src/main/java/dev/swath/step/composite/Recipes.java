package dev.swath.step.composite;

import dev.swath.io.engine.MaskRule;
import dev.swath.io.engine.Masking;
import dev.swath.io.engine.Recipe;
import dev.swath.io.engine.Reducer;
import dev.swath.io.engine.SampleKind;
import dev.swath.io.stac.collection.MaskKind;
import dev.swath.model.CompositeMaking;
import dev.swath.model.trouble.BadInput;
import java.util.Arrays;
import java.util.List;

/** From the words of a request to what the engine does. */
final class Recipes {
    static final String NO_MASK = "none";
    static final double NODATA = 0;

    private Recipes() {}

    /**
     * @param bands common names in the order of the composite
     * @param kind of the masks of its scenes
     * @throws BadInput {@code composite-mask} when masks of that kind cannot be used so
     */
    static Recipe of(CompositeMaking making, List<String> bands, MaskKind kind) {
        return new Recipe(
                SampleKind.UINT16,
                bands.size(),
                reducer(making.reducer(), bands),
                new Masking(mask(making.mask(), kind), making.dilationPixels()),
                NODATA);
    }

    private static Reducer reducer(String word, List<String> bands) {
        return switch (word) {
            case "median" -> Reducer.median();
            case "mean" -> Reducer.mean();
            case "max-ndvi" -> Reducer.maxNdvi(bands.indexOf("red"), bands.indexOf("nir"));
            default -> throw new IllegalArgumentException("no reducer is called " + word);
        };
    }

    private static MaskRule mask(String word, MaskKind kind) {
        if (word.equals(NO_MASK)) {
            return MaskRule.none();
        }
        boolean strict = word.equals("strict");
        boolean classes = !strict && !word.equals("usual");
        if (classes && kind != MaskKind.SCL) {
            throw new BadInput(
                    "composite-mask",
                    "mask " + word + " names classes of SCL, which these scenes have not; ask for usual");
        }
        return switch (kind) {
            case SCL -> classes ? MaskRule.scl(classes(word)) : strict ? MaskRule.sclStrict() : MaskRule.scl();
            case QA_PIXEL -> MaskRule.qaPixel(strict);
            case UDM2 -> MaskRule.udm2Clear();
            case NONE -> MaskRule.none();
        };
    }

    /** {@code 0,1,3} as numbers. */
    static List<Integer> classes(String word) {
        return Arrays.stream(word.split(",", -1))
                .map(String::strip)
                .map(Integer::valueOf)
                .toList();
    }
}
