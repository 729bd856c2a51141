package dev.swath.io.raster.write;

import dev.swath.io.raster.Plane;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Puts the samples of one band between those of the others, little-endian. */
final class Interleave {
    private static final VarHandle SHORTS = view(short[].class);
    private static final VarHandle INTS = view(int[].class);
    private static final VarHandle LONGS = view(long[].class);

    private Interleave() {}

    private static VarHandle view(Class<?> type) {
        return MethodHandles.byteArrayViewVarHandle(type, ByteOrder.LITTLE_ENDIAN);
    }

    /**
     * @param from index of the first sample
     * @param at where the first sample's bytes go
     * @param bands from one sample to the next, in samples
     */
    static void samples(Plane plane, int from, int count, byte[] raw, int at, int bands) {
        int step = bands * plane.type().bytes();
        switch (plane.type()) {
            case UINT8, INT8 -> bytes(plane.bytes(), from, count, raw, at, step);
            case UINT16, INT16 -> shorts(plane.shorts(), from, count, raw, at, step);
            case UINT32, INT32 -> ints(plane.ints(), from, count, raw, at, step);
            case FLOAT32 -> floats(plane.floats(), from, count, raw, at, step);
            case FLOAT64 -> doubles(plane.doubles(), from, count, raw, at, step);
        }
    }

    private static void bytes(byte[] samples, int from, int count, byte[] raw, int at, int step) {
        for (int i = 0; i < count; i++) {
            raw[at + i * step] = samples[from + i];
        }
    }

    private static void shorts(short[] samples, int from, int count, byte[] raw, int at, int step) {
        for (int i = 0; i < count; i++) {
            SHORTS.set(raw, at + i * step, samples[from + i]);
        }
    }

    private static void ints(int[] samples, int from, int count, byte[] raw, int at, int step) {
        for (int i = 0; i < count; i++) {
            INTS.set(raw, at + i * step, samples[from + i]);
        }
    }

    private static void floats(float[] samples, int from, int count, byte[] raw, int at, int step) {
        for (int i = 0; i < count; i++) {
            INTS.set(raw, at + i * step, Float.floatToRawIntBits(samples[from + i]));
        }
    }

    private static void doubles(double[] samples, int from, int count, byte[] raw, int at, int step) {
        for (int i = 0; i < count; i++) {
            LONGS.set(raw, at + i * step, Double.doubleToRawLongBits(samples[from + i]));
        }
    }
}
