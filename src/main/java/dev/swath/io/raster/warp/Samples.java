package dev.swath.io.raster.warp;

import dev.swath.io.raster.Plane;
import dev.swath.io.raster.SampleType;
import dev.swath.io.raster.Window;
import java.util.OptionalDouble;

/** A window of the source as numbers; NaN is what is not valid, or lies beyond the window. */
final class Samples {
    private final Window window;
    private final double[] values;

    Samples(Window window, Plane plane, OptionalDouble nodata) {
        this.window = demandSize(window, plane);
        values = new double[plane.length()];
        double none = asSample(plane.type(), nodata.orElse(Double.NaN));
        for (int i = 0; i < values.length; i++) {
            double value = plane.value(i);
            values[i] = value == none ? Double.NaN : value;
        }
    }

    /** @throws IllegalArgumentException when the plane does not have the window's size */
    static Window demandSize(Window window, Plane plane) {
        if (plane.width() != window.width() || plane.height() != window.height()) {
            throw new IllegalArgumentException(
                    "samples of " + plane.width() + " x " + plane.height() + " pixels are not those of " + window);
        }
        return window;
    }

    /** Files give nodata as a decimal number; a sample of four bytes is the nearest float. */
    static double asSample(SampleType type, double nodata) {
        return type == SampleType.FLOAT32 ? (float) nodata : nodata;
    }

    /** @param column of the source */
    double at(int column, int row) {
        int i = column - window.column();
        int j = row - window.row();
        return i < 0 || j < 0 || i >= window.width() || j >= window.height()
                ? Double.NaN
                : values[j * window.width() + i];
    }
}
