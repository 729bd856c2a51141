package dev.swath.io.engine;

/** Sorts all pixels of a block at once: one step of the network is a least and a greatest of two rows. */
final class NetworkMiddles implements Middles {
    private final int[] steps;

    NetworkMiddles(int dates) {
        // missing keys sort last, so the middles lie in the lower half whatever their number
        this.steps = SortingNetwork.steps(dates, dates / 2 + 1);
    }

    @Override
    public void find(int[][] rows, int[] counts, int length, int[] lower, int[] upper) {
        for (int step = 0; step < steps.length; step += 2) {
            exchange(rows[steps[step]], rows[steps[step + 1]], length);
        }
        for (int i = 0; i < length; i++) {
            int count = counts[i];
            if (count > 0) {
                lower[i] = rows[(count - 1) >> 1][i];
                upper[i] = rows[count >> 1][i];
            }
        }
    }

    /** Kept this plain so that the JIT compiler turns it into vector instructions, which it does for int but not short. */
    private static void exchange(int[] first, int[] second, int length) {
        for (int i = 0; i < length; i++) {
            int a = first[i];
            int b = second[i];
            first[i] = Math.min(a, b);
            second[i] = Math.max(a, b);
        }
    }
}
