package dev.swath.step.composite;

import dev.swath.io.base.Crs;
import dev.swath.io.raster.Affine;
import dev.swath.io.raster.Grid;
import java.io.Serializable;

/**
 * A grid in words and numbers, as it travels.
 *
 * @param crs {@code EPSG:n}, or well-known text
 * @param west x of the first column's edge
 * @param north y of the first row's edge
 */
record TargetPixels(String crs, double west, double north, Step column, Step row, Size size) implements Serializable {
    private static final long serialVersionUID = 1L;

    /** What one pixel further is, in coordinates. */
    record Step(double x, double y) implements Serializable {
        private static final long serialVersionUID = 1L;
    }

    /** In pixels. */
    record Size(int width, int height) implements Serializable {
        private static final long serialVersionUID = 1L;
    }

    static TargetPixels of(Grid grid) {
        Affine at = grid.transform();
        Crs crs = grid.crs();
        String words = crs.epsg().isPresent()
                ? "EPSG:" + crs.epsg().getAsInt()
                : crs.wkt().orElseThrow();
        return new TargetPixels(
                words,
                at.c(),
                at.f(),
                new Step(at.a(), at.d()),
                new Step(at.b(), at.e()),
                new Size(grid.width(), grid.height()));
    }

    Grid grid() {
        var transform = new Affine(column.x(), row.x(), west, column.y(), row.y(), north);
        return new Grid(Crs.of(crs), transform, size.width(), size.height());
    }
}
