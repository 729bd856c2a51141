package dev.swath.io.raster.write;

import dev.swath.io.raster.Plane;
import java.util.Arrays;
import java.util.function.IntToDoubleFunction;
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
        return plane.type().bytes() <= Short.BYTES ? counted(plane, step, nodata) : sorted(plane, step, nodata);
    }

    /** Counts how often each value is there: of small whole numbers there are few. */
    private static Stretch counted(Plane plane, int step, @Nullable Double nodata) {
        int least = (int) plane.type().least();
        int[] counts = new int[(int) plane.type().greatest() - least + 1];
        int kept = 0;
        for (int i = 0; i < plane.length(); i += step) {
            double value = plane.value(i);
            if (isData(value, nodata)) {
                counts[(int) value - least]++;
                kept++;
            }
        }
        return between(kept, place -> least + valueAt(place, counts));
    }

    private static int valueAt(int place, int[] counts) {
        int value = 0;
        for (int passed = counts[0]; passed <= place; passed += counts[value]) {
            value++;
        }
        return value;
    }

    private static Stretch sorted(Plane plane, int step, @Nullable Double nodata) {
        double[] values = new double[(plane.length() + step - 1) / step];
        int kept = 0;
        for (int i = 0; i < plane.length(); i += step) {
            if (isData(plane.value(i), nodata)) {
                values[kept++] = plane.value(i);
            }
        }
        Arrays.sort(values, 0, kept);
        return between(kept, place -> values[place]);
    }

    /** @param inOrder the value at a place among the {@code count} values from the least to the greatest */
    private static Stretch between(int count, IntToDoubleFunction inOrder) {
        return count == 0
                ? new Stretch(0, 0)
                : new Stretch(percentile(count, DARKEST_SHARE, inOrder), percentile(count, BRIGHTEST_SHARE, inOrder));
    }

    private static double percentile(int count, double share, IntToDoubleFunction inOrder) {
        double place = share * (count - 1);
        int below = (int) place;
        double value = inOrder.applyAsDouble(below);
        return value + (inOrder.applyAsDouble(Math.min(count - 1, below + 1)) - value) * (place - below);
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
