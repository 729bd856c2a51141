package dev.swath.io.raster.warp;

import dev.swath.io.raster.Grid;
import dev.swath.io.raster.Plane;
import dev.swath.io.raster.Window;
import java.util.Optional;
import java.util.OptionalDouble;

/** A tile whose pixels are the samples that lie nearest to their centres ({@link Resampling#NEAREST}). */
final class NearestTile implements WarpTile {
    /**
     * As GDAL has it: a place on the line between two pixels, give or take rounding, is of the right and lower one, and
     * one on the image's right or lower edge is within.
     */
    private static final double ON_LINE = 1e-10;

    private final Window target;
    private final Optional<Window> source;
    /** For each pixel the sample within the window of the source; negative where there is none. */
    private final int[] places;

    /** @param centres are used up */
    NearestTile(Grid image, Window target, Lattice centres) {
        this.target = target;
        double[] columns = centres.x();
        double[] rows = centres.y();
        var needed = new Extent(image);
        for (int i = 0; i < columns.length; i++) {
            double x = columns[i];
            double y = rows[i];
            if (x >= 0 && y >= 0 && x + ON_LINE <= image.width() && y + ON_LINE <= image.height()) {
                columns[i] = Math.min(Math.floor(x + ON_LINE), image.width() - 1.0);
                rows[i] = Math.min(Math.floor(y + ON_LINE), image.height() - 1.0);
                needed.add(columns[i], rows[i], columns[i], rows[i]);
            } else {
                columns[i] = Double.NaN;
            }
        }
        source = needed.window();
        places = new int[columns.length];
        Window window = source.orElse(target);
        for (int i = 0; i < places.length; i++) {
            places[i] = Double.isNaN(columns[i])
                    ? -1
                    : ((int) rows[i] - window.row()) * window.width() + (int) columns[i] - window.column();
        }
    }

    @Override
    public Optional<Window> source() {
        return source;
    }

    @Override
    public Plane apply(Plane samples, OptionalDouble nodata) {
        Samples.demandSize(source.orElseThrow(), samples);
        var output = new Output(target, samples.type(), nodata);
        output.gather(samples, places);
        return output.plane();
    }
}
