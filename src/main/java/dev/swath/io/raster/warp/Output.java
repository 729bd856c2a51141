package dev.swath.io.raster.warp;

import dev.swath.io.raster.Plane;
import dev.swath.io.raster.SampleType;
import dev.swath.io.raster.Window;
import java.util.OptionalDouble;

/** A window of the target that is being filled. What is not set is nodata. */
final class Output {
    private final Plane plane;
    private final double nodata;
    /** What a value that equals nodata becomes instead. */
    private final double beside;

    Output(Window window, SampleType type, OptionalDouble given) {
        plane = Plane.of(type, window.width(), window.height());
        double none = Samples.asSample(type, given.orElse(Double.NaN));
        boolean held = type.isFloat() || (none >= type.least() && none <= type.greatest() && none == Math.rint(none));
        nodata = held ? none : Double.NaN;
        beside = beside(type, nodata);
        if (type.isFloat() || (held && nodata != 0)) {
            for (int i = 0; i < plane.length(); i++) {
                plane.set(i, nodata);
            }
        }
    }

    private static double beside(SampleType type, double nodata) {
        return switch (type) {
            case FLOAT32 -> Math.nextUp((float) nodata);
            case FLOAT64 -> Math.nextUp(nodata);
            default -> nodata == type.least() ? nodata + 1 : nodata - 1;
        };
    }

    /** NaN leaves the pixel without a value. */
    void set(int index, double value) {
        if (!Double.isNaN(value)) {
            plane.set(index, value);
            if (plane.value(index) == nodata) {
                plane.set(index, beside);
            }
        }
    }

    Plane plane() {
        return plane;
    }
}
