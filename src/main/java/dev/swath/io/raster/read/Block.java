package dev.swath.io.raster.read;

/**
 * A tile or strip that a window needs.
 *
 * @param plane of separate planes; 0 where samples lie side by side
 * @param row of blocks
 * @param column of blocks
 * @param offset in the file
 * @param count packed bytes, above 0
 */
record Block(int plane, int row, int column, long offset, int count) {
    long end() {
        return offset + count;
    }
}
