package dev.swath.io.raster.warp;

/**
 * Places in an image, in columns and rows from its north-west corner, one for each node of a lattice, row after row.
 * NaN where there is none.
 */
final class Lattice {
    private final int width;
    private final int height;
    private final double[] x;
    private final double[] y;

    Lattice(int width, int height) {
        this.width = width;
        this.height = height;
        x = new double[Math.multiplyExact(width, height)];
        y = new double[x.length];
    }

    int width() {
        return width;
    }

    int height() {
        return height;
    }

    double[] x() {
        return x;
    }

    double[] y() {
        return y;
    }
}
