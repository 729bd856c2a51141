package dev.swath.io.raster.read;

import java.util.Arrays;

/** Where blocks lie in the file, plane after plane, row after row. */
final class Places {
    static final Places NONE = new Places(new long[0], new long[0]);

    private final long[] offsets;
    private final long[] counts;

    /** @param counts bytes of each block; 0 = it is not there */
    Places(long[] offsets, long[] counts) {
        this.offsets = offsets;
        this.counts = counts;
    }

    long offset(int block) {
        return offsets[block];
    }

    long count(int block) {
        return counts[block];
    }

    /**
     * Cuts the first blocks, which are not packed, into pieces.
     *
     * @param blocks one per plane
     * @param rows of each block
     * @param rowsPerPiece of each but the last
     */
    Places cut(int blocks, int rows, int rowsPerPiece, long rowBytes) {
        int pieces = (rows + rowsPerPiece - 1) / rowsPerPiece;
        long[] starts = new long[Math.multiplyExact(blocks, pieces)];
        long[] lengths = new long[starts.length];
        for (int i = 0; i < starts.length; i++) {
            int firstRow = i % pieces * rowsPerPiece;
            starts[i] = offsets[i / pieces] + firstRow * rowBytes;
            lengths[i] = counts[i / pieces] == 0 ? 0 : Math.min(rowsPerPiece, rows - firstRow) * rowBytes;
        }
        return new Places(starts, lengths);
    }

    /** Whether all blocks that are there have so many bytes. */
    boolean haveAll(long bytes) {
        return Arrays.stream(counts).allMatch(count -> count == 0 || count >= bytes);
    }
}
