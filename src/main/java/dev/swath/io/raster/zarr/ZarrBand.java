package dev.swath.io.raster.zarr;

import java.util.Set;
import java.util.regex.Pattern;

/**
 * A band of a cube: value = sample * scale + offset.
 *
 * @param name of the array, letters, digits, {@code _} and {@code -}
 * @param title for people, as {@code Red, 665 nm}
 * @param scale 1 when samples are values
 * @param offset 0 when samples are values
 */
public record ZarrBand(String name, String title, double scale, double offset) {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]{0,63}");
    private static final Set<String> TAKEN = Set.of("x", "y", "time", "band", "spatial_ref");

    public ZarrBand {
        if (!NAME.matcher(name).matches() || TAKEN.contains(name)) {
            throw new IllegalArgumentException("a band cannot be called '" + name + "'");
        }
        if (!Double.isFinite(scale) || scale == 0 || !Double.isFinite(offset)) {
            throw new IllegalArgumentException("samples cannot be values by " + scale + " and " + offset);
        }
    }

    /** A band whose samples are its values. */
    public static ZarrBand of(String name) {
        return new ZarrBand(name, name, 1, 0);
    }

    boolean isScaled() {
        return scale != 1 || offset != 0;
    }
}
