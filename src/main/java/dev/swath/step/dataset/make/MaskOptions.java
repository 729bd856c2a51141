package dev.swath.step.dataset.make;

import dev.swath.model.trouble.BadInput;
import dev.swath.step.dataset.mask.MaskKind;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;

/**
 * Which masks a chip gets.
 *
 * @param kinds at least one
 * @param pixelMetres side of a pixel in UTM, 1 to 1000
 * @param presenceOnly whether nobody knows that there is no field where none is drawn: the background is 3
 */
public record MaskOptions(List<MaskKind> kinds, double pixelMetres, boolean presenceOnly) {
    /** @throws BadInput {@code resolution}, {@code mask-type} */
    public MaskOptions {
        if (!(pixelMetres >= 1 && pixelMetres <= 1000)) {
            throw new BadInput("resolution", "resolution is in metres, 1 to 1000, was " + pixelMetres);
        }
        kinds = ordered(kinds);
    }

    /** Each once, in the order of the constants. */
    private static List<MaskKind> ordered(Collection<MaskKind> kinds) {
        if (kinds.isEmpty()) {
            throw new BadInput("mask-type", "no mask type was given; name at least one, as in instance");
        }
        return List.copyOf(EnumSet.copyOf(kinds));
    }
}
