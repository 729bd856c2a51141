package dev.swath.io.engine;

/** Finds the two middle keys of every pixel of a block. They are the same where the number of keys is odd. */
interface Middles {
    /** Up to as many dates a sorting network is the faster way; its cost per date grows, that of bisection does not. */
    int NETWORK_DATES = 64;

    static Middles of(int dates, SampleKind kind) {
        return dates <= NETWORK_DATES ? new NetworkMiddles(dates) : new BisectionMiddles(kind);
    }

    /**
     * @param rows keys of the block per date; may come back in another order
     * @param counts keys of a pixel that are not {@link Layer#MISSING}; where 0, nothing is said of it
     * @param length pixels of the block
     * @param lower receives key number (count - 1) / 2 in ascending order
     * @param upper receives key number count / 2
     */
    void find(int[][] rows, int[] counts, int length, int[] lower, int[] upper);
}
