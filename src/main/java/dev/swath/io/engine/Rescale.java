package dev.swath.io.engine;

import java.io.Serializable;

/**
 * How a stored number becomes the value that is composited: {@code stored * scale + offset}. It is applied once, while a
 * block is loaded, after nodata was set aside, so that the nodata value is never moved.
 *
 * @param nodata stored number that stands for "nothing"; NaN when there is none (NaN samples never count)
 */
public record Rescale(double nodata, double scale, double offset) implements Serializable {
    /** Whole-number reflectance is times this. */
    public static final double REFLECTANCE_UNIT = 10_000;

    private static final long serialVersionUID = 1L;

    /** @throws IllegalArgumentException when scale or offset are not finite, or scale is 0 */
    public Rescale {
        if (!Double.isFinite(scale) || scale == 0 || !Double.isFinite(offset)) {
            throw new IllegalArgumentException("not a linear rescale: " + scale + ", " + offset);
        }
    }

    /** Values as they are stored. */
    public static Rescale none(double nodata) {
        return new Rescale(nodata, 1, 0);
    }

    /**
     * To reflectance times 10,000, from the scale and offset that give reflectance 0..1, as STAC's {@code raster:bands}
     * has them: 0.0001 and -0.1 for Sentinel-2 of baseline 04.00, 0.0000275 and -0.2 for Landsat Collection 2.
     */
    public static Rescale toReflectance(double nodata, double scale, double offset) {
        return new Rescale(nodata, tidy(scale * REFLECTANCE_UNIT), tidy(offset * REFLECTANCE_UNIT));
    }

    /** Decimal fractions such as 0.0001 have no exact double; their products with 10,000 shall. */
    private static double tidy(double value) {
        return Math.rint(value * 1e9) / 1e9;
    }

    /** Whether whole numbers stay whole: only a whole offset is added. */
    boolean isShift() {
        return scale == 1 && offset == Math.rint(offset) && Math.abs(offset) <= 0xffff;
    }

    double of(double stored) {
        return stored * scale + offset;
    }
}
