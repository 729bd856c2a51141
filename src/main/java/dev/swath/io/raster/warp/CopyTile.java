package dev.swath.io.raster.warp;

import dev.swath.io.raster.Grid;
import dev.swath.io.raster.Plane;
import dev.swath.io.raster.Window;
import java.util.Optional;
import java.util.OptionalDouble;

/** A tile whose pixels are pixels of the source: they are copied, whatever the resampling. */
final class CopyTile implements WarpTile {
    private final Window target;
    private final int column;
    private final int row;
    private final Optional<Window> source;

    /**
     * @param column of the source that is the window's first
     * @param row likewise
     */
    CopyTile(Grid image, Window target, int column, int row) {
        this.target = target;
        this.column = column;
        this.row = row;
        var needed = new Extent(image);
        needed.add(column, row, column + (double) target.width() - 1, row + (double) target.height() - 1);
        source = needed.window();
    }

    @Override
    public Optional<Window> source() {
        return source;
    }

    @Override
    public Plane apply(Plane samples, OptionalDouble nodata) {
        Window window = source.orElseThrow();
        var valid = new Samples(window, samples, nodata);
        var output = new Output(target, samples.type(), nodata);
        int width = target.width();
        int left = Math.max(0, window.column() - column);
        int top = Math.max(0, window.row() - row);
        for (int j = top; j < top + window.height(); j++) {
            for (int i = left; i < left + window.width(); i++) {
                output.set(j * width + i, valid.at(column + i, row + j));
            }
        }
        return output.plane();
    }
}
