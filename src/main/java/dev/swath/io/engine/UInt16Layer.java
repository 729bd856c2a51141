package dev.swath.io.engine;

/** Samples of two bytes, with or without sign. After rescaling what lies outside of 0..65535 is clipped to it. */
public final class UInt16Layer implements Layer {
    private static final int GREATEST = 0xffff;
    private static final int NO_NODATA = Integer.MIN_VALUE;

    private final short[] samples;
    private final Rescale rescale;
    /** Bits that a sample keeps when it is widened: all with a sign, else the lower 16. */
    private final int kept;

    private final int nodata;

    private UInt16Layer(short[] samples, Rescale rescale, int kept) {
        this.samples = samples;
        this.rescale = rescale;
        this.kept = kept;
        // a nodata that no sample can have, such as NaN, is none
        this.nodata = (int) rescale.nodata() == rescale.nodata() ? (int) rescale.nodata() : NO_NODATA;
    }

    /** Samples 0..65535 in the bits of shorts. */
    public UInt16Layer(short[] samples, Rescale rescale) {
        this(samples, rescale, GREATEST);
    }

    /** Samples -32768..32767. */
    public static UInt16Layer signed(short[] samples, Rescale rescale) {
        return new UInt16Layer(samples, rescale, -1);
    }

    @Override
    public SampleKind kind() {
        return SampleKind.UINT16;
    }

    @Override
    public int length() {
        return samples.length;
    }

    @Override
    public void keys(byte[] unusable, int from, int count, int[] keys) {
        if (rescale.isShift()) {
            shift(unusable, from, count, keys);
            return;
        }
        for (int i = 0; i < count; i++) {
            int sample = samples[from + i] & kept;
            boolean counts = unusable[from + i] == 0 && sample != nodata;
            keys[i] = counts ? clip((int) Math.floor(rescale.of(sample) + 0.5)) : MISSING;
        }
    }

    private void shift(byte[] unusable, int from, int count, int[] keys) {
        int offset = (int) rescale.offset();
        for (int i = 0; i < count; i++) {
            int sample = samples[from + i] & kept;
            keys[i] = unusable[from + i] == 0 && sample != nodata ? clip(sample + offset) : MISSING;
        }
    }

    private static int clip(int value) {
        return Math.max(0, Math.min(GREATEST, value));
    }
}
