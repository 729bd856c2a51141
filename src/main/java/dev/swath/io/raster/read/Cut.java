package dev.swath.io.raster.read;

/**
 * A rectangle of one band that is copied out of a block, whose pixels have their samples side by side.
 *
 * @param from index of the first sample in the block
 * @param fromRow samples of a row of the block
 * @param stride samples of a pixel of the block
 * @param to index of the first sample in the plane
 * @param toRow samples of a row of the plane
 */
record Cut(int rows, int columns, int from, int fromRow, int stride, int to, int toRow) {
    void copy(byte[] block, byte[] plane) {
        for (int row = 0; row < rows; row++) {
            int in = from + row * fromRow;
            int out = to + row * toRow;
            if (stride == 1) {
                System.arraycopy(block, in, plane, out, columns);
                continue;
            }
            for (int end = out + columns; out < end; out++, in += stride) {
                plane[out] = block[in];
            }
        }
    }

    void copy(short[] block, short[] plane) {
        for (int row = 0; row < rows; row++) {
            int in = from + row * fromRow;
            int out = to + row * toRow;
            if (stride == 1) {
                System.arraycopy(block, in, plane, out, columns);
                continue;
            }
            for (int end = out + columns; out < end; out++, in += stride) {
                plane[out] = block[in];
            }
        }
    }

    void copy(int[] block, int[] plane) {
        for (int row = 0; row < rows; row++) {
            int in = from + row * fromRow;
            int out = to + row * toRow;
            for (int end = out + columns; out < end; out++, in += stride) {
                plane[out] = block[in];
            }
        }
    }

    void copy(int[] block, float[] plane) {
        for (int row = 0; row < rows; row++) {
            int in = from + row * fromRow;
            int out = to + row * toRow;
            for (int end = out + columns; out < end; out++, in += stride) {
                plane[out] = Float.intBitsToFloat(block[in]);
            }
        }
    }

    void copy(long[] block, double[] plane) {
        for (int row = 0; row < rows; row++) {
            int in = from + row * fromRow;
            int out = to + row * toRow;
            for (int end = out + columns; out < end; out++, in += stride) {
                plane[out] = Double.longBitsToDouble(block[in]);
            }
        }
    }

    /** Bits to 255 and 0; a row of the block begins with a whole byte. {@code fromRow} counts bits here. */
    void copyBits(byte[] block, byte[] plane) {
        for (int row = 0; row < rows; row++) {
            int in = from + row * fromRow;
            int out = to + row * toRow;
            for (int end = out + columns; out < end; out++, in += stride) {
                boolean isSet = ((block[in >> 3] >> (7 - (in & 7))) & 1) != 0;
                plane[out] = (byte) (isSet ? 255 : 0);
            }
        }
    }
}
