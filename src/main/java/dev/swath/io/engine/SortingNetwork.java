package dev.swath.io.engine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;

/**
 * Batcher's merge exchange sort for any number of inputs (Knuth, The Art of Computer Programming 3, algorithm 5.2.2M) as
 * a list of compare-and-exchange steps.
 */
final class SortingNetwork {
    private SortingNetwork() {}

    /**
     * The steps that bring the least {@code outputs} of {@code inputs} rows into order at the front; steps that only move
     * what comes after them are left out.
     *
     * @return pairs of rows, the lesser of which goes to the first
     */
    static int[] steps(int inputs, int outputs) {
        var needed = new BitSet(inputs);
        needed.set(0, Math.min(inputs, outputs));
        List<int[]> kept = new ArrayList<>();
        List<int[]> all = mergeExchange(inputs);
        Collections.reverse(all);
        for (int[] step : all) {
            if (needed.get(step[0]) || needed.get(step[1])) {
                needed.set(step[0]);
                needed.set(step[1]);
                kept.add(step);
            }
        }
        Collections.reverse(kept);
        return kept.stream().flatMapToInt(Arrays::stream).toArray();
    }

    private static List<int[]> mergeExchange(int inputs) {
        List<int[]> steps = new ArrayList<>();
        int highest = Integer.highestOneBit(Math.max(1, inputs - 1));
        for (int p = highest; p > 0 && inputs > 1; p >>= 1) {
            int r = 0;
            int distance = p;
            for (int q = highest; ; q >>= 1) {
                for (int i = 0; i < inputs - distance; i++) {
                    if ((i & p) == r) {
                        steps.add(new int[] {i, i + distance});
                    }
                }
                if (q == p) {
                    break;
                }
                distance = q - p;
                r = p;
            }
        }
        return steps;
    }
}
