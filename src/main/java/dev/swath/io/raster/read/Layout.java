package dev.swath.io.raster.read;

import java.nio.ByteOrder;

/**
 * How the pixels of one directory lie in the file. All numbers were checked against each other.
 *
 * @param blockWidth columns of a tile; of strips the width of the image
 * @param blockHeight rows of a tile or strip
 * @param isTiled whether blocks at the edges are as large as all others
 * @param isSeparate whether each sample of a pixel lies in blocks of its own (planar configuration 2)
 * @param predictor 1, 2 or 3
 * @param order of bytes in samples
 */
record Layout(
        int width,
        int height,
        int blockWidth,
        int blockHeight,
        boolean isTiled,
        boolean isSeparate,
        Samples samples,
        Codec codec,
        int predictor,
        ByteOrder order,
        Places places) {
    Layout at(int rowsPerBlock, Places there) {
        return new Layout(
                width, height, blockWidth, rowsPerBlock, isTiled, isSeparate, samples, codec, predictor, order, there);
    }

    int across() {
        return (int) (((long) width + blockWidth - 1) / blockWidth);
    }

    int down() {
        return (int) (((long) height + blockHeight - 1) / blockHeight);
    }

    int samplesPerBlockPixel() {
        return isSeparate ? 1 : samples.perPixel();
    }

    /** Bytes of a row of a block, unpacked. */
    int rowBytes() {
        long perRow = (long) blockWidth * samplesPerBlockPixel();
        return Math.toIntExact(
                samples.isBit() ? (perRow + 7) / 8 : perRow * samples.type().bytes());
    }

    /** Rows that a block must have: the last strip ends where the image does. */
    int rowsOf(int blockRow) {
        return isTiled ? blockHeight : Math.min(blockHeight, height - blockRow * blockHeight);
    }

    int index(int plane, int blockRow, int blockColumn) {
        return (plane * down() + blockRow) * across() + blockColumn;
    }
}
