package dev.swath.io.raster.warp;

import dev.swath.io.raster.Grid;
import dev.swath.io.raster.Plane;
import dev.swath.io.raster.Window;
import java.util.Optional;
import java.util.OptionalDouble;

/** A tile whose pixels are made of the samples around their centres. */
final class PointTile implements WarpTile {
    /** As GDAL has it: what lies beyond the right or lower edge by rounding only is within. */
    private static final double ROUNDING = 1e-10;

    private final Window target;
    private final Lattice centres;
    private final Kernel kernel;
    private final Optional<Window> source;

    PointTile(Grid image, Window target, Lattice centres, Kernel kernel) {
        this.target = target;
        this.centres = centres;
        this.kernel = kernel;
        var needed = new Extent(image);
        int reach = kernel.reach();
        for (int i = 0; i < centres.x().length; i++) {
            double x = centres.x()[i];
            double y = centres.y()[i];
            if (x >= 0 && y >= 0 && x + ROUNDING <= image.width() && y + ROUNDING <= image.height()) {
                needed.add(
                        Math.floor(x) - reach,
                        Math.floor(y) - reach,
                        Math.floor(x + ROUNDING) + reach,
                        Math.floor(y + ROUNDING) + reach);
            } else {
                centres.x()[i] = Double.NaN;
            }
        }
        source = needed.window();
    }

    @Override
    public Optional<Window> source() {
        return source;
    }

    @Override
    public Plane apply(Plane samples, OptionalDouble nodata) {
        var valid = new Samples(source.orElseThrow(), samples, nodata);
        var output = new Output(target, samples.type(), nodata);
        for (int i = 0; i < centres.x().length; i++) {
            double x = centres.x()[i];
            if (!Double.isNaN(x)) {
                output.set(i, kernel.at(valid, x, centres.y()[i]));
            }
        }
        return output.plane();
    }
}
