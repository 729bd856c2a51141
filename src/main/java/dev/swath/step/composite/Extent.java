package dev.swath.step.composite;

import dev.swath.io.base.Crs;
import dev.swath.io.raster.Affine;
import dev.swath.io.raster.Grid;

/**
 * The pixels that an area covers, before anybody asks whether they are too many.
 *
 * @param lattice from columns and rows to coordinates; any corner of a pixel may be its origin
 * @param column first column on the lattice, a whole number
 * @param row first row, a whole number
 * @param width columns, at least 1
 * @param height rows, at least 1
 */
record Extent(Crs crs, Affine lattice, double column, double row, long width, long height) {
    /** Part of a pixel by which an area may reach over an edge without another pixel; rounding is far less. */
    private static final double TOLERANCE = 1e-6;

    /** Pixels whose edges are whole multiples of the resolution. */
    static Extent snapped(Aoi aoi, Crs crs, double resolution) {
        return on(aoi, crs, Affine.northUp(0, 0, resolution, resolution));
    }

    /** Pixels of a scene's own grid, also beyond its edges, so that nothing need be resampled. */
    static Extent aligned(Aoi aoi, Grid scene) {
        return on(aoi, scene.crs(), scene.transform());
    }

    private static Extent on(Aoi aoi, Crs crs, Affine lattice) {
        Affine toPixels = lattice.inverse();
        double west = Double.POSITIVE_INFINITY;
        double east = Double.NEGATIVE_INFINITY;
        double top = Double.POSITIVE_INFINITY;
        double bottom = Double.NEGATIVE_INFINITY;
        for (var point : aoi.outline()) {
            var place = crs.fromWgs84(point.x, point.y);
            double x = toPixels.x(place.x, place.y);
            double y = toPixels.y(place.x, place.y);
            west = Math.min(west, x);
            east = Math.max(east, x);
            top = Math.min(top, y);
            bottom = Math.max(bottom, y);
        }
        double column = Math.floor(west + TOLERANCE);
        double row = Math.floor(top + TOLERANCE);
        long width = Math.max(1, (long) (Math.ceil(east - TOLERANCE) - column));
        long height = Math.max(1, (long) (Math.ceil(bottom - TOLERANCE) - row));
        return new Extent(crs, lattice, column, row, width, height);
    }

    /** As a double, which no extent overflows. */
    double pixels() {
        return (double) width * height;
    }

    /** @throws ArithmeticException when it has more columns or rows than a grid can count */
    Grid grid() {
        double x = lattice.x(column, row);
        double y = lattice.y(column, row);
        var transform = new Affine(lattice.a(), lattice.b(), x, lattice.d(), lattice.e(), y);
        return new Grid(crs, transform, Math.toIntExact(width), Math.toIntExact(height));
    }
}
