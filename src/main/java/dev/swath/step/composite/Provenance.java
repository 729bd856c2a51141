package dev.swath.step.composite;

import dev.swath.io.engine.MaskRule;
import dev.swath.io.engine.Masking;
import dev.swath.io.engine.Recipe;
import java.time.YearMonth;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** How a composite was made, in words, for its catalog entry. */
final class Provenance {
    private Provenance() {}

    /** @param scenes that had a pixel in the composite */
    static String words(Recipe recipe, YearMonth month, int scenes) {
        String rule =
                switch (recipe.reducer().rule()) {
                    case MEDIAN ->
                        "Per pixel and band the median of all usable scenes; of an even number the mean of the two middle"
                                + " ones, halves rounded up";
                    case MEAN -> "Per pixel and band the mean of all usable scenes, halves rounded up";
                    case MAX_NDVI ->
                        "Per pixel all bands of the scene with the greatest NDVI, of equal ones the first in time";
                };
        return rule + ". UTC month " + month + ", " + scenes + (scenes == 1 ? " scene" : " scenes") + ". "
                + mask(recipe.masking()) + ".";
    }

    private static String mask(Masking masking) {
        MaskRule rule = masking.rule();
        String grown = masking.dilation() == 0
                ? ""
                : ", grown by a disk of " + masking.dilation() + (masking.dilation() == 1 ? " pixel" : " pixels");
        return switch (rule.kind()) {
            case NONE -> "Masked: nodata only";
            case SCL -> "Masked: scene classification (SCL) " + bits(rule.bits()) + grown;
            case QA_PIXEL -> "Masked: any of the QA_PIXEL bits " + bits(rule.bits()) + grown;
            case UDM2_CLEAR -> "Masked: not clear in band 1 of UDM2" + grown;
            case UDM2_UNUSABLE -> "Masked: unusable in band 8 of UDM2" + grown;
        };
    }

    private static String bits(int set) {
        return IntStream.range(0, Integer.SIZE)
                .filter(bit -> (set >> bit & 1) != 0)
                .mapToObj(Integer::toString)
                .collect(Collectors.joining(" "));
    }
}
