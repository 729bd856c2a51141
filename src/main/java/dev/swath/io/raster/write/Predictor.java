package dev.swath.io.raster.write;

import dev.swath.io.raster.SampleType;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** What is done to a row of a tile so that it packs better (TIFF 6.0 section 14; TIFF Technical Note 3). */
enum Predictor {
    NONE(1) {
        @Override
        void apply(byte[] raw, int at, int length, int sampleBytes, int bands) {
            // samples are packed as they are
        }
    },
    /** Each sample less the one of the same band to its left, as whole numbers that wrap. */
    HORIZONTAL(2) {
        @Override
        void apply(byte[] raw, int at, int length, int sampleBytes, int bands) {
            int left = bands * sampleBytes;
            switch (sampleBytes) {
                case 1 -> bytes(raw, at, length, left);
                case 2 -> shorts(raw, at, length, left);
                default -> ints(raw, at, length, left);
            }
        }
    },
    /** All first bytes of the row, most significant first, then all second ones and so on; then bytes differenced. */
    FLOATING(3) {
        @Override
        void apply(byte[] raw, int at, int length, int sampleBytes, int bands) {
            byte[] row = new byte[length];
            System.arraycopy(raw, at, row, 0, length);
            int samples = length / sampleBytes;
            for (int plane = 0; plane < sampleBytes; plane++) {
                int into = at + plane * samples;
                int from = sampleBytes - 1 - plane;
                for (int i = 0; i < samples; i++) {
                    raw[into + i] = row[i * sampleBytes + from];
                }
            }
            bytes(raw, at, length, bands);
        }
    };

    private static final VarHandle SHORTS =
            MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle INTS = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

    private final int code;

    Predictor(int code) {
        this.code = code;
    }

    /** As TIFF's tag 317 says it. */
    int code() {
        return code;
    }

    static Predictor of(SampleType type, CogOptions options) {
        if (!options.predict() || options.compression() == Compression.NONE) {
            return NONE;
        }
        return type.isFloat() ? FLOATING : HORIZONTAL;
    }

    /**
     * Changes a row of little-endian samples in place.
     *
     * @param at where the row begins
     * @param length bytes of the row
     */
    abstract void apply(byte[] raw, int at, int length, int sampleBytes, int bands);

    private static void bytes(byte[] raw, int at, int length, int left) {
        for (int i = at + length - 1; i >= at + left; i--) {
            raw[i] -= raw[i - left];
        }
    }

    private static void shorts(byte[] raw, int at, int length, int left) {
        for (int i = at + length - 2; i >= at + left; i -= 2) {
            SHORTS.set(raw, i, (short) ((short) SHORTS.get(raw, i) - (short) SHORTS.get(raw, i - left)));
        }
    }

    private static void ints(byte[] raw, int at, int length, int left) {
        for (int i = at + length - 4; i >= at + left; i -= 4) {
            INTS.set(raw, i, (int) INTS.get(raw, i) - (int) INTS.get(raw, i - left));
        }
    }
}
