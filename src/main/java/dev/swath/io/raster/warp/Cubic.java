package dev.swath.io.raster.warp;

/** {@link Resampling#CUBIC}. */
final class Cubic implements Kernel {
    private final Bilinear fallback = new Bilinear();

    @Override
    public int reach() {
        return 2;
    }

    @Override
    public double at(Samples samples, double x, double y) {
        int column = (int) Math.floor(x - 0.5);
        int row = (int) Math.floor(y - 0.5);
        double right = x - 0.5 - column;
        double lower = y - 0.5 - row;
        double value = before(lower) * ofRow(samples, column, row - 1, right)
                + near(lower) * ofRow(samples, column, row, right)
                + near(1 - lower) * ofRow(samples, column, row + 1, right)
                + before(1 - lower) * ofRow(samples, column, row + 2, right);
        return Double.isNaN(value) ? fallback.at(samples, x, y) : value;
    }

    private static double ofRow(Samples samples, int column, int row, double right) {
        return before(right) * samples.at(column - 1, row)
                + near(right) * samples.at(column, row)
                + near(1 - right) * samples.at(column + 1, row)
                + before(1 - right) * samples.at(column + 2, row);
    }

    /** Weight of the second sample away on that side: distance t + 1. */
    private static double before(double t) {
        return 0.5 * t * (-1 + t * (2 - t));
    }

    /** Weight of the sample at distance t, 0 to 1. */
    private static double near(double t) {
        return 1 + 0.5 * t * t * (3 * t - 5);
    }
}
