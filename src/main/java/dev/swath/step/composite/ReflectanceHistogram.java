package dev.swath.step.composite;

/** Counts reflectance times 10,000 over tiles and bands, for a stretch by percentiles. Not for several threads. */
final class ReflectanceHistogram {
    private static final double UNIT = 10_000;

    private final long[] numbers = new long[1 << 16];
    private long total;

    void add(short[] reflectance, int nodata) {
        for (short sample : reflectance) {
            if ((sample & 0xffff) != nodata) {
                numbers[sample & 0xffff]++;
                total++;
            }
        }
    }

    /**
     * The stretch between two percentiles; the fixed one when there are no samples, or all are equal.
     *
     * @param low percent, 0 to below {@code high}
     * @param high percent, at most 100
     */
    VisualStretch between(double low, double high, double gamma) {
        double from = value(low) / UNIT;
        double to = value(high) / UNIT;
        return total > 0 && to > from ? new VisualStretch(from, to, gamma) : VisualStretch.fixed(gamma);
    }

    /** The least value that so many percent of the samples do not exceed. */
    private int value(double percent) {
        double wanted = Math.max(1, Math.ceil(total * percent / 100));
        long seen = 0;
        for (int value = 0; value < numbers.length; value++) {
            seen += numbers[value];
            if (seen >= wanted) {
                return value;
            }
        }
        return 0;
    }
}
