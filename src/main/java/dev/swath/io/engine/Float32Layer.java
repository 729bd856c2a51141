package dev.swath.io.engine;

/** Samples of single precision. NaN never counts. */
public final class Float32Layer implements Layer {
    private final float[] samples;
    private final Rescale rescale;

    public Float32Layer(float[] samples, Rescale rescale) {
        this.samples = samples;
        this.rescale = rescale;
    }

    @Override
    public SampleKind kind() {
        return SampleKind.FLOAT32;
    }

    @Override
    public int length() {
        return samples.length;
    }

    @Override
    public void keys(byte[] unusable, int from, int count, int[] keys) {
        // as the samples store it: -3.4e38 in a file's metadata is rarely written with all of its digits
        float nodata = (float) rescale.nodata();
        for (int i = 0; i < count; i++) {
            float sample = samples[from + i];
            float value = (float) rescale.of(sample);
            boolean counts = unusable[from + i] == 0 && sample != nodata && !Float.isNaN(value);
            keys[i] = counts ? SampleKind.toKey(value) : MISSING;
        }
    }
}
