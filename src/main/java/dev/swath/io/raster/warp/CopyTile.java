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
        Window window = Samples.demandSize(source.orElseThrow(), samples);
        var output = new Output(target, samples.type(), nodata);
        int left = Math.max(0, window.column() - column);
        int top = Math.max(0, window.row() - row);
        for (int j = 0; j < window.height(); j++) {
            output.copy(samples, j * window.width(), (top + j) * target.width() + left, window.width());
        }
        return output.plane();
    }
}
