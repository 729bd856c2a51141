package dev.swath.app.sandbox.stac;

/** Chance for pixels, of which there are many: 32 bits, quickly. */
final class Luck {
    private Luck() {}

    /** A quick number of 32 bits for a pixel (the finaliser of MurmurHash3). */
    static int grain(int key, int column, int row) {
        int h = key ^ column * 0x27D4EB2D ^ row * 0x165667B1;
        h = (h ^ (h >>> 16)) * 0x85EBCA6B;
        h = (h ^ (h >>> 13)) * 0xC2B2AE35;
        return h ^ (h >>> 16);
    }

    /** Smooth noise within [0, 1] over the plane, one independent value at each corner of the unit squares. */
    static double noise(int key, double x, double y) {
        int column = (int) Math.floor(x);
        int row = (int) Math.floor(y);
        double u = ease(x - column);
        double v = ease(y - row);
        double top = corner(key, column, row) * (1 - u) + corner(key, column + 1, row) * u;
        double bottom = corner(key, column, row + 1) * (1 - u) + corner(key, column + 1, row + 1) * u;
        return top * (1 - v) + bottom * v;
    }

    private static double corner(int key, int column, int row) {
        return (grain(key, column, row) >>> 8) * 0x1.0p-24;
    }

    private static double ease(double t) {
        return t * t * (3 - 2 * t);
    }
}
