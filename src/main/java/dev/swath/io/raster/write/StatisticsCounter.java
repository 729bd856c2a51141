package dev.swath.io.raster.write;

import dev.swath.io.raster.Plane;

/** Counts one band, row by row; rows are merged by the formulas of Chan, Golub and LeVeque (1979). Not thread-safe. */
final class StatisticsCounter {
    private final double missing;
    private long seen;
    private long count;
    private double minimum = Double.POSITIVE_INFINITY;
    private double maximum = Double.NEGATIVE_INFINITY;
    private double mean;
    /** Sum of the squared distances from the mean. */
    private double squares;

    /** @param missing the sample without data, NaN when there is none */
    StatisticsCounter(double missing) {
        this.missing = missing;
    }

    void add(Plane plane, int rows) {
        double[] line = new double[plane.width()];
        for (int row = 0; row < rows; row++) {
            Lines.read(plane, row, line);
            add(line);
        }
    }

    private void add(double[] line) {
        int kept = 0;
        double sum = 0;
        for (double value : line) {
            if (value != missing && !Double.isNaN(value)) {
                // the line is ours: data moves to its front
                line[kept++] = value;
                sum += value;
                minimum = Math.min(minimum, value);
                maximum = Math.max(maximum, value);
            }
        }
        seen += line.length;
        if (kept > 0) {
            merge(line, kept, sum / kept);
        }
    }

    private void merge(double[] line, int kept, double lineMean) {
        double lineSquares = 0;
        for (int i = 0; i < kept; i++) {
            double distance = line[i] - lineMean;
            lineSquares += distance * distance;
        }
        double apart = lineMean - mean;
        long together = count + kept;
        mean += apart * kept / together;
        squares += lineSquares + apart * apart * ((double) count * kept / together);
        count = together;
    }

    BandStatistics result() {
        double percent = seen == 0 ? 0 : 100.0 * count / seen;
        return count == 0
                ? new BandStatistics(0, Double.NaN, Double.NaN, Double.NaN, Double.NaN, percent)
                : new BandStatistics(count, minimum, maximum, mean, Math.sqrt(squares / count), percent);
    }
}
