package dev.swath.io.raster.read;

/**
 * Takes back what writers do before packing: neighbours' differences (predictor 2), and on floating point that of bytes
 * put into planes (predictor 3). Rows stand for themselves.
 */
final class Predictor {
    private Predictor() {}

    /** @param stride samples of a pixel */
    static void sum(byte[] row, int from, int length, int stride) {
        for (int i = from + stride; i < from + length; i++) {
            row[i] += row[i - stride];
        }
    }

    static void sum(short[] samples, int from, int length, int stride) {
        if (stride == 1) {
            short sum = 0;
            for (int i = from; i < from + length; i++) {
                sum += samples[i];
                samples[i] = sum;
            }
            return;
        }
        for (int i = from + stride; i < from + length; i++) {
            samples[i] += samples[i - stride];
        }
    }

    static void sum(int[] samples, int from, int length, int stride) {
        for (int i = from + stride; i < from + length; i++) {
            samples[i] += samples[i - stride];
        }
    }

    static void sum(long[] samples, int from, int length, int stride) {
        for (int i = from + stride; i < from + length; i++) {
            samples[i] += samples[i - stride];
        }
    }

    /**
     * A row of floating point: differences of bytes, whose planes begin with the highest byte whatever the order of the
     * file (Adobe's TIFF Technical Note 3). The row is big-endian afterwards.
     *
     * @param spare as long as the row
     */
    static void joinBytes(byte[] raw, int from, byte[] spare, int stride, int bytesPerSample) {
        int length = spare.length;
        sum(raw, from, length, stride);
        System.arraycopy(raw, from, spare, 0, length);
        int samples = length / bytesPerSample;
        for (int plane = 0; plane < bytesPerSample; plane++) {
            int in = plane * samples;
            for (int i = 0, out = from + plane; i < samples; i++, out += bytesPerSample) {
                raw[out] = spare[in + i];
            }
        }
    }
}
