package dev.swath.io.raster.warp;

import dev.swath.io.base.CrsTransform;
import dev.swath.io.raster.Affine;
import dev.swath.io.raster.Grid;
import dev.swath.io.raster.Window;

/** Finds where places of the target lie in the source, row by row. */
final class SourcePlaces {
    private final Affine target;
    private final CrsTransform way;
    private final Affine toPixels;
    private final double tolerance;
    /** Degrees; NaN when the source is no image in longitude and latitude. */
    private final double west;

    SourcePlaces(Grid source, Grid target, double tolerance) {
        this.target = target.transform();
        this.way = CrsTransform.between(target.crs(), source.crs());
        this.toPixels = source.transform().inverse();
        this.tolerance = tolerance;
        this.west = source.crs().isGeographic() ? source.bounds().getMinX() : Double.NaN;
    }

    Lattice centres(Window window) {
        return follow(window, new Lattice(window.width(), window.height()), 0.5);
    }

    Lattice corners(Window window) {
        return follow(window, new Lattice(window.width() + 1, window.height() + 1), 0);
    }

    private Lattice follow(Window window, Lattice nodes, double shift) {
        var row = new Row(nodes, window.column() + shift);
        for (int j = 0; j < nodes.height(); j++) {
            row.follow(j, window.row() + j + shift);
        }
        return nodes;
    }

    /** One row of nodes at a time; places that were computed exactly stand in the lattice, the others are put between. */
    private final class Row {
        private final double[] x;
        private final double[] y;
        private final int width;
        private final double column;
        private double row;
        private int first;

        Row(Lattice nodes, double column) {
            this.x = nodes.x();
            this.y = nodes.y();
            this.width = nodes.width();
            this.column = column;
        }

        void follow(int index, double at) {
            row = at;
            first = index * width;
            int last = first + width - 1;
            if (tolerance == 0) {
                locate(first, last);
            } else {
                locate(first, first);
                locate(last, last);
                refine(first, last);
            }
        }

        /** Computes nodes exactly, both ends included. */
        private void locate(int from, int to) {
            for (int i = from; i <= to; i++) {
                x[i] = target.x(column + (i - first), row);
                y[i] = target.y(column + (i - first), row);
            }
            way.apply(x, y, from, to + 1);
            for (int i = from; i <= to; i++) {
                // false for NaN: only longitudes come round again
                if (x[i] < west || x[i] >= west + 360) {
                    x[i] -= 360 * Math.floor((x[i] - west) / 360);
                }
                double there = toPixels.x(x[i], y[i]);
                y[i] = toPixels.y(x[i], y[i]);
                x[i] = there;
            }
        }

        /**
         * Fills the nodes between two that are known. The middle alone would not do: a curve that is symmetrical about its
         * middle, as meridians make it, meets the line there and nowhere else.
         */
        private void refine(int from, int to) {
            if (to - from < 2) {
                return;
            }
            int middle = (from + to) >>> 1;
            int quarter = (from + middle) >>> 1;
            locate(middle, middle);
            boolean straight = isOnLine(from, middle, to);
            if (straight && quarter > from) {
                locate(quarter, quarter);
                straight = isOnLine(from, quarter, middle);
            }
            if (straight) {
                line(from, middle);
                line(middle, to);
            } else {
                refine(from, middle);
                refine(middle, to);
            }
        }

        private boolean isOnLine(int from, int at, int to) {
            double share = (at - from) / (double) (to - from);
            double across = x[from] + (x[to] - x[from]) * share - x[at];
            double down = y[from] + (y[to] - y[from]) * share - y[at];
            return Math.abs(across) + Math.abs(down) <= tolerance;
        }

        private void line(int from, int to) {
            double across = (x[to] - x[from]) / (to - from);
            double down = (y[to] - y[from]) / (to - from);
            for (int i = from + 1; i < to; i++) {
                x[i] = x[from] + across * (i - from);
                y[i] = y[from] + down * (i - from);
            }
        }
    }
}
