package dev.swath.io.raster.write;

import dev.swath.io.raster.Plane;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * From samples to the 256 steps of a picture, evenly between two values.
 *
 * @param low and everything below it becomes 0
 * @param high and everything above it becomes 255; where it equals {@code low}, samples between them become 128
 */
public record Stretch(double low, double high) {
    private static final double DARKEST_SHARE = 0.02;
    private static final double BRIGHTEST_SHARE = 0.98;
    private static final int MOST_SAMPLES = 1_000_000;

    public Stretch {
        if (!(low <= high)) {
            throw new IllegalArgumentException("a stretch goes upward, was " + low + " to " + high);
        }
    }

    /**
     * From the 2nd to the 98th percentile of what holds data, linear between samples as numpy takes them; of large planes
     * a million samples evenly apart decide. Without any data it is 0 to 0.
     */
    public static Stretch of(Plane plane, @Nullable Double nodata) {
        int step = Math.max(1, plane.length() / MOST_SAMPLES);
        double[] values = new double[(plane.length() + step - 1) / step];
        int kept = 0;
        for (int i = 0; i < plane.length(); i += step) {
            if (isData(plane.value(i), nodata)) {
                values[kept++] = plane.value(i);
            }
        }
        if (kept == 0) {
            return new Stretch(0, 0);
        }
        Arrays.sort(values, 0, kept);
        return new Stretch(percentile(values, kept, DARKEST_SHARE), percentile(values, kept, BRIGHTEST_SHARE));
    }

    private static double percentile(double[] sorted, int count, double share) {
        double place = share * (count - 1);
        int below = (int) place;
        int above = Math.min(count - 1, below + 1);
        return sorted[below] + (sorted[above] - sorted[below]) * (place - below);
    }

    static boolean isData(double value, @Nullable Double nodata) {
        return !Double.isNaN(value) && (nodata == null || value != nodata);
    }

    /** 0 to 255. */
    public int apply(double value) {
        if (low == high) {
            return value < low ? 0 : value > high ? 255 : 128;
        }
        double share = (value - low) / (high - low);
        return (int) Math.round(255 * Math.max(0, Math.min(1, share)));
    }
}
