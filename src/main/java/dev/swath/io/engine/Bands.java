package dev.swath.io.engine;

import java.io.Serializable;
import java.util.Arrays;

/** The bands of an image in memory, one primitive array each, row after row. The arrays are shared, not copied. */
public final class Bands implements Serializable {
    private static final long serialVersionUID = 1L;
    private static final int GREATEST = 0xffff;

    private final SampleKind kind;
    private final double nodata;
    private final int count;
    /** One array for all bands would end at 2^31 samples; the array of the other kind is empty. */
    private final short[][] shorts;

    private final float[][] floats;

    private Bands(SampleKind kind, int count, int pixels, double nodata) {
        boolean whole = kind == SampleKind.UINT16;
        this.kind = kind;
        this.nodata = nodata;
        this.count = count;
        this.shorts = whole ? new short[count][pixels] : new short[0][];
        this.floats = whole ? new float[0][] : new float[count][pixels];
    }

    /**
     * All pixels hold nodata.
     *
     * @param nodata 0..65535 and whole for whole numbers
     * @throws IllegalArgumentException when the samples cannot hold it
     */
    public static Bands of(SampleKind kind, int count, int pixels, double nodata) {
        if (kind == SampleKind.UINT16 && !(nodata >= 0 && nodata <= GREATEST && nodata == Math.rint(nodata))) {
            throw new IllegalArgumentException("nodata " + nodata + " is no whole number within 0..65535");
        }
        var bands = new Bands(kind, count, pixels, nodata);
        for (short[] band : bands.shorts) {
            Arrays.fill(band, (short) (int) nodata);
        }
        for (float[] band : bands.floats) {
            Arrays.fill(band, (float) nodata);
        }
        return bands;
    }

    public SampleKind kind() {
        return kind;
    }

    public double nodata() {
        return nodata;
    }

    /** Number of bands. */
    public int count() {
        return count;
    }

    /** @throws ArrayIndexOutOfBoundsException when there is no such band of {@link SampleKind#UINT16} */
    public short[] shorts(int band) {
        return shorts[band];
    }

    /** @throws ArrayIndexOutOfBoundsException when there is no such band of {@link SampleKind#FLOAT32} */
    public float[] floats(int band) {
        return floats[band];
    }

    /** Puts the means of two keys, halves rounded up in whole numbers. Where there are none nodata stays. */
    void putMiddles(int band, Block block, int[] lower, int[] upper) {
        if (kind == SampleKind.FLOAT32) {
            putFloatMiddles(floats[band], block, lower, upper);
            return;
        }
        short[] to = shorts[band];
        for (int i = 0; i < block.length(); i++) {
            if (block.counts()[i] > 0) {
                to[block.to() + i] = whole((lower[i] + upper[i] + 1) >> 1);
            }
        }
    }

    private static void putFloatMiddles(float[] to, Block block, int[] lower, int[] upper) {
        for (int i = 0; i < block.length(); i++) {
            if (block.counts()[i] > 0) {
                float a = SampleKind.toFloat(lower[i]);
                to[block.to() + i] = lower[i] == upper[i] ? a : (a + SampleKind.toFloat(upper[i])) / 2;
            }
        }
    }

    /** Puts sums over counts, halves rounded up in whole numbers. Where there are none nodata stays. */
    void putMeans(int band, Block block, double[] sums) {
        for (int i = 0; i < block.length(); i++) {
            int n = block.counts()[i];
            if (n > 0 && kind == SampleKind.UINT16) {
                shorts[band][block.to() + i] = whole((int) Math.floor(sums[i] / n + 0.5));
            } else if (n > 0) {
                floats[band][block.to() + i] = (float) (sums[i] / n);
            }
        }
    }

    /** A value that is there must not read as nodata: it moves by one, 0.0001 of reflectance. */
    private short whole(int value) {
        return (short) (value != nodata ? value : value < GREATEST ? value + 1 : value - 1);
    }
}
