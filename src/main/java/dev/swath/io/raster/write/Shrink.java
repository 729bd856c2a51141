package dev.swath.io.raster.write;

import dev.swath.io.raster.Plane;
import dev.swath.io.raster.SampleType;
import java.util.Arrays;

/**
 * Makes an overview's rows: two by two pixels become one. Where width or height is odd, the last column or row is made
 * of what there is.
 */
final class Shrink {
    private final boolean average;
    private final boolean whole;
    private final double missing;
    private final double instead;

    Shrink(ImageSpec image, Overviews overviews) {
        average = overviews == Overviews.AVERAGE;
        whole = !image.type().isFloat();
        missing = image.missing();
        instead = instead(image.type(), missing);
    }

    /** A mean of data that happens to be the value for no data moves to the value next to it. */
    private static double instead(SampleType type, double missing) {
        if (type.isFloat()) {
            return type == SampleType.FLOAT32 ? Math.nextUp((float) missing) : Math.nextUp(missing);
        }
        return missing == type.greatest() ? missing - 1 : missing + 1;
    }

    /**
     * @param rows how many rows of {@code from} hold the image
     * @param into its rows from {@code first} on are written, {@code rows / 2} rounded up
     */
    void shrink(Plane from, int rows, Plane into, int first) {
        double[] made = new double[into.width()];
        double[] upper = pairs(made.length);
        double[] lower = pairs(made.length);
        for (int row = 0; row < rows; row += 2) {
            Lines.read(from, row, upper);
            if (row + 1 < rows) {
                Lines.read(from, row + 1, lower);
            } else {
                Arrays.fill(lower, Double.NaN);
            }
            for (int i = 0; i < made.length; i++) {
                made[i] = average ? mean(upper, lower, 2 * i) : upper[2 * i];
            }
            Lines.write(made, into, first + row / 2);
        }
    }

    /** A line of even length; where the image has an odd width, its end holds no data. */
    private static double[] pairs(int count) {
        double[] line = new double[2 * count];
        line[2 * count - 1] = Double.NaN;
        return line;
    }

    private double mean(double[] upper, double[] lower, int left) {
        double sum = 0;
        int count = 0;
        if (isData(upper[left])) {
            sum += upper[left];
            count++;
        }
        if (isData(upper[left + 1])) {
            sum += upper[left + 1];
            count++;
        }
        if (isData(lower[left])) {
            sum += lower[left];
            count++;
        }
        if (isData(lower[left + 1])) {
            sum += lower[left + 1];
            count++;
        }
        return count == 0 ? missing : mean(sum, count);
    }

    private double mean(double sum, int count) {
        double mean = sum / count;
        double value = whole ? Math.floor(mean + 0.5) : mean;
        return value == missing ? instead : value;
    }

    private boolean isData(double value) {
        return value != missing && !Double.isNaN(value);
    }
}
