package dev.swath.io.raster.warp;

import dev.swath.io.raster.Grid;

/** {@link Resampling#NEAREST}. */
final class Nearest implements Kernel {
    /** As GDAL has it: a place on the line between two pixels, give or take rounding, is of the right and lower one. */
    private static final double ON_LINE = 1e-10;

    private final int lastColumn;
    private final int lastRow;

    Nearest(Grid source) {
        lastColumn = source.width() - 1;
        lastRow = source.height() - 1;
    }

    @Override
    public int reach() {
        return 0;
    }

    @Override
    public double at(Samples samples, double x, double y) {
        int column = Math.min((int) Math.floor(x + ON_LINE), lastColumn);
        int row = Math.min((int) Math.floor(y + ON_LINE), lastRow);
        return samples.at(column, row);
    }
}
