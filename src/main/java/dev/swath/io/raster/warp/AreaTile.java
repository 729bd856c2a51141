package dev.swath.io.raster.warp;

import dev.swath.io.raster.Grid;
import dev.swath.io.raster.Plane;
import dev.swath.io.raster.Window;
import java.util.Optional;
import java.util.OptionalDouble;

/** A tile whose pixels are the mean of what lies below them. */
final class AreaTile implements WarpTile {
    private final Window target;
    private final Lattice corners;
    private final double width;
    private final double height;
    /** Pixels around the earth; infinite when the source is no image in longitude and latitude. */
    private final double around;

    private final Optional<Window> source;

    AreaTile(Grid image, Window target, Lattice corners) {
        this.target = target;
        this.corners = corners;
        width = image.width();
        height = image.height();
        boolean global = image.crs().isGeographic() && image.transform().isNorthUp();
        around = global ? 360 / image.transform().a() : Double.POSITIVE_INFINITY;
        var needed = new Extent(image);
        var box = new Box();
        for (int i = 0; i < target.width() * target.height(); i++) {
            if (box.place(i)) {
                needed.add(
                        Math.floor(box.left), Math.floor(box.top), Math.ceil(box.right) - 1, Math.ceil(box.bottom) - 1);
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
        var box = new Box();
        for (int i = 0; i < target.width() * target.height(); i++) {
            if (box.place(i)) {
                output.set(i, box.mean(valid));
            }
        }
        return output.plane();
    }

    /** A pixel of the target in the source, cut to the image. */
    private final class Box {
        private double left;
        private double top;
        private double right;
        private double bottom;

        /** @return whether it has a part of the image below it */
        boolean place(int pixel) {
            int corner = pixel / target.width() * corners.width() + pixel % target.width();
            int below = corner + corners.width();
            double[] y = corners.y();
            double x0 = corners.x()[corner];
            double x1 = beside(x0, corner + 1);
            double x2 = beside(x0, below);
            double x3 = beside(x0, below + 1);
            left = Math.max(0, Math.min(Math.min(x0, x1), Math.min(x2, x3)));
            right = Math.min(width, Math.max(Math.max(x0, x1), Math.max(x2, x3)));
            top = Math.max(0, Math.min(Math.min(y[corner], y[corner + 1]), Math.min(y[below], y[below + 1])));
            bottom = Math.min(height, Math.max(Math.max(y[corner], y[corner + 1]), Math.max(y[below], y[below + 1])));
            // false for NaN
            return left < right && top < bottom;
        }

        /** The image may begin within the pixel: its other corners are then a whole way around the earth. */
        private double beside(double x0, int corner) {
            double x = corners.x()[corner];
            return Double.isInfinite(around) ? x : x - around * Math.rint((x - x0) / around);
        }

        double mean(Samples samples) {
            double sum = 0;
            double weights = 0;
            for (int row = (int) top; row < bottom; row++) {
                double tall = Math.min(bottom, row + 1.0) - Math.max(top, row);
                for (int column = (int) left; column < right; column++) {
                    double sample = samples.at(column, row);
                    if (!Double.isNaN(sample)) {
                        double weight = tall * (Math.min(right, column + 1.0) - Math.max(left, column));
                        sum += weight * sample;
                        weights += weight;
                    }
                }
            }
            return sum / weights;
        }
    }
}
