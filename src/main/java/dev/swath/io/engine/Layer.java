package dev.swath.io.engine;

/** One band of one date over a strip of pixels, row after row. Its samples are shared, not copied. */
public sealed interface Layer permits UInt16Layer, Float32Layer {
    /** The key of a pixel that does not count. It sorts after every other key. */
    int MISSING = Integer.MAX_VALUE;

    SampleKind kind();

    /** Number of samples. */
    int length();

    /**
     * Loads a block of pixels as keys in the order of their values.
     *
     * @param unusable per pixel of the strip, 0 when it counts
     * @param from first pixel
     * @param count pixels
     * @param keys receives them from index 0 on; {@link #MISSING} where unusable or nodata
     */
    void keys(byte[] unusable, int from, int count, int[] keys);
}
