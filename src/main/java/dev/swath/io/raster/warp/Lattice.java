package dev.swath.io.raster.warp;

/**
 * Places in an image, in columns and rows from its north-west corner, one for each node of a lattice, row after row.
 * NaN where there is none.
 */
record Lattice(int width, int height, double[] x, double[] y) {
    static Lattice of(int width, int height) {
        int nodes = Math.multiplyExact(width, height);
        return new Lattice(width, height, new double[nodes], new double[nodes]);
    }
}
