package dev.swath.io.raster.warp;

/** {@link Resampling#BILINEAR}. */
final class Bilinear implements Kernel {
    /** Less weight than this is no value, as in GDAL. */
    private static final double LEAST_WEIGHT = 1e-5;

    @Override
    public int reach() {
        return 1;
    }

    @Override
    public double at(Samples samples, double x, double y) {
        int column = (int) Math.floor(x - 0.5);
        int row = (int) Math.floor(y - 0.5);
        double right = x - 0.5 - column;
        double lower = y - 0.5 - row;
        double value = (samples.at(column, row) * (1 - right) + samples.at(column + 1, row) * right) * (1 - lower)
                + (samples.at(column, row + 1) * (1 - right) + samples.at(column + 1, row + 1) * right) * lower;
        return Double.isNaN(value) ? ofValid(samples, x, y) : value;
    }

    private static double ofValid(Samples samples, double x, double y) {
        if (Double.isNaN(samples.at((int) Math.floor(x), (int) Math.floor(y)))) {
            return Double.NaN;
        }
        int column = (int) Math.floor(x - 0.5);
        int row = (int) Math.floor(y - 0.5);
        double sum = 0;
        double weights = 0;
        for (int j = row; j <= row + 1; j++) {
            for (int i = column; i <= column + 1; i++) {
                double sample = samples.at(i, j);
                if (!Double.isNaN(sample)) {
                    double weight = (1 - Math.abs(x - 0.5 - i)) * (1 - Math.abs(y - 0.5 - j));
                    sum += weight * sample;
                    weights += weight;
                }
            }
        }
        return weights < LEAST_WEIGHT ? Double.NaN : sum / weights;
    }
}
