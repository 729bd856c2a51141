package dev.swath.io.raster;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Writes a tiled, deflated GeoTIFF with horizontal differencing, one row of tiles after the other, so that memory holds
 * one tile. The same samples give the same bytes. Directory first, tiles after it in reading order.
 */
public final class GeoTiffWriter {
    /** Pixels along a tile's side. */
    static final int TILE = 256;

    private static final long CLASSIC_TIFF_LIMIT = 1L << 32;

    private GeoTiffWriter() {}

    /**
     * Writes {@code file}, replacing what was there.
     *
     * @throws IOException when the file cannot be written, or would outgrow the 4 GiB of a classic TIFF
     */
    public static void write(RasterSpec spec, TileSource source, Path file) throws IOException {
        int across = (spec.width() + TILE - 1) / TILE;
        int down = (spec.height() + TILE - 1) / TILE;
        long[] offsets = new long[across * down];
        long[] counts = new long[across * down];
        try (var out = FileChannel.open(
                        file,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.TRUNCATE_EXISTING,
                        StandardOpenOption.WRITE);
                var encoder = new TileEncoder(spec, TILE)) {
            int[] samples = new int[TILE * TILE * spec.bands().size()];
            long position = GeoTiffTags.directory(spec, TILE, offsets, counts).size();
            for (int i = 0; i < offsets.length; i++) {
                int x = i % across * TILE;
                int y = i / across * TILE;
                int width = Math.min(TILE, spec.width() - x);
                int height = Math.min(TILE, spec.height() - y);
                source.read(x, y, width, height, samples);
                byte[] tile = encoder.encode(samples, width, height);
                offsets[i] = position;
                counts[i] = tile.length;
                position += put(out, ByteBuffer.wrap(tile), position);
            }
            put(out, GeoTiffTags.directory(spec, TILE, offsets, counts).bytes(), 0);
        }
    }

    private static int put(FileChannel out, ByteBuffer bytes, long position) throws IOException {
        if (position + bytes.remaining() > CLASSIC_TIFF_LIMIT) {
            throw new IOException("raster does not fit into the 4 GiB of a classic TIFF");
        }
        int written = 0;
        while (bytes.hasRemaining()) {
            written += out.write(bytes, position + written);
        }
        return written;
    }
}
