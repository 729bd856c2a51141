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

    /**
     * Takes over a run of samples of the same type. Whole numbers are taken as they are: those that are nodata stay it.
     *
     * @param from first sample
     * @param to first pixel
     */
    void copy(Plane samples, int from, int to, int count) {
        if (!samples.type().isFloat()) {
            plane.copy(samples, from, to, count);
            return;
        }
        for (int i = 0; i < count; i++) {
            take(samples, from + i, to + i);
        }
    }

    /**
     * Takes over samples of the same type one by one.
     *
     * @param places for each pixel the sample, negative where there is none
     */
    void gather(Plane samples, int[] places) {
        switch (samples.type()) {
            case UINT8, INT8 -> gather(samples.bytes(), places, plane.bytes());
            case UINT16, INT16 -> gather(samples.shorts(), places, plane.shorts());
            case UINT32, INT32 -> gather(samples.ints(), places, plane.ints());
            case FLOAT32, FLOAT64 -> {
                for (int i = 0; i < places.length; i++) {
                    if (places[i] >= 0) {
                        take(samples, places[i], i);
                    }
                }
            }
        }
    }

    private void take(Plane samples, int from, int to) {
        double value = samples.value(from);
        if (value != nodata) {
            set(to, value);
        }
    }

    private static void gather(byte[] samples, int[] places, byte[] pixels) {
        for (int i = 0; i < places.length; i++) {
            if (places[i] >= 0) {
                pixels[i] = samples[places[i]];
            }
        }
    }

    private static void gather(short[] samples, int[] places, short[] pixels) {
        for (int i = 0; i < places.length; i++) {
            if (places[i] >= 0) {
                pixels[i] = samples[places[i]];
            }
        }
    }

    private static void gather(int[] samples, int[] places, int[] pixels) {
        for (int i = 0; i < places.length; i++) {
            if (places[i] >= 0) {
                pixels[i] = samples[places[i]];
            }
        }
    }

    Plane plane() {
        return plane;
    }
}
