package dev.swath.io.engine;

import java.util.Arrays;

/**
 * Selects without sorting, for many dates: the middle key is built bit by bit from the highest, each time asking how many
 * keys are less. Cost is linear in the dates: 16 passes over them for whole numbers, 32 for floating point.
 */
final class BisectionMiddles implements Middles {
    private final SampleKind kind;

    BisectionMiddles(SampleKind kind) {
        this.kind = kind;
    }

    @Override
    public void find(int[][] rows, int[] counts, int length, int[] lower, int[] upper) {
        int[] trial = new int[length];
        int[] number = new int[length];
        Arrays.fill(lower, 0, length, kind.leastKey());
        for (int bit = kind.highestBit(); bit >= 0; bit--) {
            for (int i = 0; i < length; i++) {
                trial[i] = lower[i] + (1 << bit);
            }
            countLess(rows, trial, length, number);
            for (int i = 0; i < length; i++) {
                lower[i] = number[i] <= (counts[i] - 1) >> 1 ? trial[i] : lower[i];
            }
        }
        upper(rows, counts, length, lower, upper);
    }

    /** The next greater key, where so few are as small as the lower middle that the upper one is another. */
    private static void upper(int[][] rows, int[] counts, int length, int[] lower, int[] upper) {
        int[] trial = new int[length];
        int[] number = new int[length];
        for (int i = 0; i < length; i++) {
            trial[i] = lower[i] + 1;
        }
        countLess(rows, trial, length, number);
        Arrays.fill(upper, 0, length, Layer.MISSING);
        for (int[] row : rows) {
            for (int i = 0; i < length; i++) {
                upper[i] = row[i] > lower[i] ? Math.min(upper[i], row[i]) : upper[i];
            }
        }
        for (int i = 0; i < length; i++) {
            upper[i] = number[i] > counts[i] >> 1 ? lower[i] : upper[i];
        }
    }

    private static void countLess(int[][] rows, int[] than, int length, int[] number) {
        Arrays.fill(number, 0, length, 0);
        for (int[] row : rows) {
            for (int i = 0; i < length; i++) {
                number[i] += less(row[i], than[i]);
            }
        }
    }

    /** 1 when a is less than b, else 0, without a branch (Warren, Hacker's Delight, 2-12). */
    private static int less(int a, int b) {
        return ((a & ~b) | (~(a ^ b) & (a - b))) >>> 31;
    }
}
