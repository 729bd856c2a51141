package dev.swath.app.sandbox.chance;

/** Chance without state: the same numbers in, the same luck out. */
public final class Chance {
    private Chance() {}

    /** Mixes two numbers into one that looks random (the finaliser of SplitMix64). */
    public static long mix(long a, long b) {
        long z = a + 0x9E3779B97F4A7C15L * (b + 1);
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }

    public static long mix(long a, long b, long c) {
        return mix(mix(a, b), c);
    }

    /** A number within [0, 1) for a key. */
    public static double unit(long key) {
        return (mix(key, 0) >>> 11) * 0x1.0p-53;
    }

    public static double unit(long key, long about) {
        return unit(mix(key, about));
    }

    /** Smooth noise within [0, 1] over the plane, one independent value per unit square corner. */
    public static double noise(long key, double x, double y) {
        long column = (long) Math.floor(x);
        long row = (long) Math.floor(y);
        double u = ease(x - column);
        double v = ease(y - row);
        double top = blend(unit(mix(key, column, row)), unit(mix(key, column + 1, row)), u);
        double bottom = blend(unit(mix(key, column, row + 1)), unit(mix(key, column + 1, row + 1)), u);
        return blend(top, bottom, v);
    }

    private static double ease(double t) {
        return t * t * (3 - 2 * t);
    }

    private static double blend(double a, double b, double t) {
        return a + (b - a) * t;
    }
}
