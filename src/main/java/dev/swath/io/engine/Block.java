package dev.swath.io.engine;

import java.util.Arrays;

/** A run of pixels that is reduced at once, and for each how many dates have a key of the band at hand. */
final class Block {
    /** Pixels: 12 dates of keys are 48 KiB, which stays in the cache next to the processor. */
    static final int PIXELS = 1024;

    private final int[] counts = new int[PIXELS];
    private int from;
    private int to;
    private int length;

    /**
     * @param from first pixel in the strip of every date
     * @param to the same pixel in the composite
     * @param length pixels, at most {@link #PIXELS}
     */
    void at(int from, int to, int length) {
        this.from = from;
        this.to = to;
        this.length = length;
    }

    int from() {
        return from;
    }

    int to() {
        return to;
    }

    int length() {
        return length;
    }

    int[] counts() {
        return counts;
    }

    void clearCounts() {
        Arrays.fill(counts, 0, length, 0);
    }

    /** Adds one to the count of every pixel whose key is there. */
    void count(int[] keys) {
        for (int i = 0; i < length; i++) {
            int other = keys[i] ^ Layer.MISSING;
            counts[i] += (other | -other) >>> 31;
        }
    }
}
