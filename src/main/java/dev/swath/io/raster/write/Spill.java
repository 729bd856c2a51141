package dev.swath.io.raster.write;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * The compressed tiles of one level in a temporary file, as they will lie in the image: each after its length in four
 * bytes, and followed by its last four bytes, as GDAL's ghost area promises.
 */
final class Spill implements Closeable {
    private static final int LEADER_BYTES = 4;
    private static final int TRAILER_BYTES = 4;
    private static final int PIECE_BYTES = 1 << 18;

    private final Path file;
    private final FileChannel channel;
    private final int[] lengths;
    private int tiles;
    private long size;

    /** @param tiles how many will be added */
    Spill(Path folder, int tiles) throws IOException {
        lengths = new int[tiles];
        file = Files.createTempFile(folder, "tiles-", ".spill");
        channel = open(file);
    }

    private static FileChannel open(Path file) throws IOException {
        try {
            return FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE);
        } catch (IOException e) {
            Files.delete(file);
            throw e;
        }
    }

    /** Adds the next tile in reading order. */
    void add(byte[] tile) throws IOException {
        ByteBuffer block = ByteBuffer.allocate(LEADER_BYTES + tile.length + TRAILER_BYTES)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(tile.length)
                .put(tile)
                .put(tile, tile.length - TRAILER_BYTES, TRAILER_BYTES)
                .flip();
        lengths[tiles++] = tile.length;
        size += block.remaining();
        while (block.hasRemaining()) {
            channel.write(block);
        }
    }

    /** Bytes of all tiles with leaders and trailers. */
    long size() {
        return size;
    }

    /** Bytes of each tile alone. */
    long[] lengths() {
        long[] all = new long[lengths.length];
        for (int i = 0; i < all.length; i++) {
            all[i] = lengths[i];
        }
        return all;
    }

    /** Where each tile's own bytes begin, when the first leader lies at that offset. */
    long[] offsets(long first) {
        long[] all = new long[lengths.length];
        long at = first;
        for (int i = 0; i < all.length; i++) {
            all[i] = at + LEADER_BYTES;
            at += LEADER_BYTES + lengths[i] + TRAILER_BYTES;
        }
        return all;
    }

    void writeTo(OutputStream out) throws IOException {
        ByteBuffer piece = ByteBuffer.allocate(PIECE_BYTES);
        for (long at = 0; at < size; ) {
            int read = channel.read(piece.clear(), at);
            if (read < 0) {
                throw new EOFException(file + " lost bytes since it was written");
            }
            out.write(piece.array(), 0, read);
            at += read;
        }
    }

    @Override
    public void close() throws IOException {
        try (channel) {
            Files.deleteIfExists(file);
        }
    }
}
