package dev.swath.io.raster.warp;

import dev.swath.io.raster.Grid;
import dev.swath.io.raster.Window;
import java.util.Optional;

/** The pixels of an image that are needed, as they become known. */
final class Extent {
    private final int width;
    private final int height;
    private double left = Double.POSITIVE_INFINITY;
    private double top = Double.POSITIVE_INFINITY;
    private double right = Double.NEGATIVE_INFINITY;
    private double bottom = Double.NEGATIVE_INFINITY;

    Extent(Grid image) {
        width = image.width();
        height = image.height();
    }

    /** Columns and rows from the first to the last; what lies beyond the image is not asked for. */
    void add(double firstColumn, double firstRow, double lastColumn, double lastRow) {
        if (lastColumn >= 0 && lastRow >= 0 && firstColumn < width && firstRow < height) {
            left = Math.min(left, firstColumn);
            top = Math.min(top, firstRow);
            right = Math.max(right, lastColumn);
            bottom = Math.max(bottom, lastRow);
        }
    }

    Optional<Window> window() {
        if (right < left) {
            return Optional.empty();
        }
        int column = (int) Math.max(0, left);
        int row = (int) Math.max(0, top);
        int lastColumn = (int) Math.min(width - 1.0, right);
        int lastRow = (int) Math.min(height - 1.0, bottom);
        return Optional.of(new Window(column, row, lastColumn - column + 1, lastRow - row + 1));
    }
}
