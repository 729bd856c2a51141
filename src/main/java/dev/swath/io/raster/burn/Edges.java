package dev.swath.io.raster.burn;

import java.util.Arrays;

/** Edges of areas that cross the centres of rows of a window, from their upper to their lower end, by their first row. */
final class Edges {
    private final int rows;
    private double[] ends = new double[256];
    /** First row in the upper half, number of the edge in the lower: sorting needs no objects. */
    private long[] order = new long[64];

    private int count;

    Edges(int rows) {
        this.rows = rows;
    }

    void add(double x0, double y0, double x1, double y1) {
        if (y0 > y1) {
            add(x1, y1, x0, y0);
            return;
        }
        // the edge crosses centres from y0 on and before y1; not written as < so that NaN is left out
        if (!(y0 < y1 && y1 > 0.5 && y0 <= rows - 0.5)) {
            return;
        }
        if (count == order.length) {
            order = Arrays.copyOf(order, count * 2);
            ends = Arrays.copyOf(ends, count * 8);
        }
        ends[4 * count] = x0;
        ends[4 * count + 1] = y0;
        ends[4 * count + 2] = x1;
        ends[4 * count + 3] = y1;
        order[count] = (long) Math.max(0, Math.ceil(y0 - 0.5)) << 32 | count;
        count++;
    }

    void sort() {
        Arrays.sort(order, 0, count);
    }

    int count() {
        return count;
    }

    /** The edge that comes at that place when they are sorted. */
    int edge(int place) {
        return (int) order[place];
    }

    int firstRow(int place) {
        return (int) (order[place] >> 32);
    }

    boolean endsBefore(int edge, double y) {
        return ends[4 * edge + 3] <= y;
    }

    boolean beginsAfter(int edge, double y) {
        return ends[4 * edge + 1] > y;
    }

    /** Where the edge is at that height. */
    double x(int edge, double y) {
        double x0 = ends[4 * edge];
        double y0 = ends[4 * edge + 1];
        return (y - y0) * (ends[4 * edge + 2] - x0) / (ends[4 * edge + 3] - y0) + x0;
    }
}
