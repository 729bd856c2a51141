package dev.swath.io.engine;

/** Samples 0..65535 in the bits of shorts. Values outside of 0..65535 after rescaling are clipped to it. */
public final class UInt16Layer implements Layer {
    private static final int GREATEST = 0xffff;

    private final short[] samples;
    private final Rescale rescale;

    public UInt16Layer(short[] samples, Rescale rescale) {
        this.samples = samples;
        this.rescale = rescale;
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
        double nodata = rescale.nodata();
        int stored = nodata >= 0 && nodata <= GREATEST && nodata == Math.rint(nodata) ? (int) nodata : -1;
        if (rescale.isShift()) {
            shift(unusable, from, count, stored, keys);
            return;
        }
        for (int i = 0; i < count; i++) {
            int sample = samples[from + i] & GREATEST;
            boolean counts = unusable[from + i] == 0 && sample != stored;
            keys[i] = counts ? clip((int) Math.floor(rescale.of(sample) + 0.5)) : MISSING;
        }
    }

    private void shift(byte[] unusable, int from, int count, int nodata, int[] keys) {
        int offset = (int) rescale.offset();
        for (int i = 0; i < count; i++) {
            int sample = samples[from + i] & GREATEST;
            keys[i] = unusable[from + i] == 0 && sample != nodata ? clip(sample + offset) : MISSING;
        }
    }

    private static int clip(int value) {
        return Math.max(0, Math.min(GREATEST, value));
    }
}
