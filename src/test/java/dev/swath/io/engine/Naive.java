package dev.swath.io.engine;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Composites as one would write them first: one pixel after the other, sorted. */
final class Naive {
    private Naive() {}

    /** Whole numbers, nodata 0. */
    static short median(int[] usable) {
        if (usable.length == 0) {
            return 0;
        }
        int[] sorted = usable.clone();
        Arrays.sort(sorted);
        int sum = sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2];
        return (short) Math.max(1, (sum + 1) / 2);
    }

    static float median(float[] usable) {
        if (usable.length == 0) {
            return Float.NaN;
        }
        float[] sorted = usable.clone();
        Arrays.sort(sorted);
        return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
    }

    /** The samples of a pixel that count, in the order of the dates. */
    static int[] usable(List<short[]> samples, List<byte[]> masks, int pixel, int nodata) {
        return IntStream.range(0, samples.size())
                .filter(date -> masks.get(date)[pixel] == 0)
                .map(date -> samples.get(date)[pixel] & 0xffff)
                .filter(sample -> sample != nodata)
                .toArray();
    }

    static List<short[]> shorts(Random random, int dates, int pixels, int below) {
        return Stream.generate(() -> {
                    short[] samples = new short[pixels];
                    for (int i = 0; i < pixels; i++) {
                        samples[i] = (short) random.nextInt(below);
                    }
                    return samples;
                })
                .limit(dates)
                .toList();
    }

    static List<byte[]> masks(Random random, int dates, int pixels, double masked) {
        return Stream.generate(() -> {
                    byte[] mask = new byte[pixels];
                    for (int i = 0; i < pixels; i++) {
                        mask[i] = (byte) (random.nextDouble() < masked ? 1 : 0);
                    }
                    return mask;
                })
                .limit(dates)
                .toList();
    }
}
