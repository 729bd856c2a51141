package dev.swath.io.raster.write;

import com.github.luben.zstd.ZstdCompressCtx;
import dev.swath.io.raster.Plane;
import java.util.Arrays;
import java.util.List;
import java.util.zip.Deflater;
import org.jspecify.annotations.Nullable;

/**
 * Makes one compressed tile of the bands' samples: interleaved by pixel, little-endian, differenced along the row,
 * padded to full size. Its buffers are used again. Not thread-safe.
 */
final class TileEncoder implements AutoCloseable {
    private static final int DEFLATE_LEVEL = 4;
    private static final int ZSTD_LEVEL = 3;

    private final int side;
    private final int bands;
    private final Predictor predictor;
    private final byte[] raw;
    private byte[] packed;
    private final @Nullable Deflater deflater;
    private final @Nullable ZstdCompressCtx zstd;

    TileEncoder(ImageSpec image, CogOptions options) {
        side = options.tileSide();
        bands = image.bands().size();
        predictor = Predictor.of(image.type(), options);
        raw = new byte[rawBytes(image, options)];
        packed = new byte[raw.length / 2 + 1024];
        deflater = options.compression() == Compression.DEFLATE ? new Deflater(DEFLATE_LEVEL) : null;
        zstd = options.compression() == Compression.ZSTD ? new ZstdCompressCtx().setLevel(ZSTD_LEVEL) : null;
    }

    /** @throws IllegalArgumentException when a tile would not fit into an array */
    static int rawBytes(ImageSpec image, CogOptions options) {
        long bytes = (long) options.tileSide()
                * options.tileSide()
                * image.bands().size()
                * image.type().bytes();
        if (bytes > Integer.MAX_VALUE / 2) {
            throw new IllegalArgumentException("a tile of " + bytes + " bytes is too large; make tiles smaller");
        }
        return (int) bytes;
    }

    /**
     * @param planes hold a row of tiles
     * @param column first of the tile's columns
     * @param columns how many of them lie in the image
     * @param rows how many of its rows lie in the image
     */
    byte[] encode(List<Plane> planes, int column, int columns, int rows) {
        Arrays.fill(raw, (byte) 0);
        int sampleBytes = planes.get(0).type().bytes();
        int rowBytes = side * bands * sampleBytes;
        for (int row = 0; row < rows; row++) {
            for (int band = 0; band < bands; band++) {
                Plane plane = planes.get(band);
                Interleave.samples(
                        plane, row * plane.width() + column, columns, raw, row * rowBytes + band * sampleBytes, bands);
            }
            predictor.apply(raw, row * rowBytes, rowBytes, sampleBytes, bands);
        }
        return pack();
    }

    private byte[] pack() {
        if (deflater != null) {
            return deflate(deflater);
        }
        return zstd == null ? raw.clone() : zstd.compress(raw);
    }

    private byte[] deflate(Deflater by) {
        by.reset();
        by.setInput(raw);
        by.finish();
        int length = 0;
        // a call may give nothing before the end, so that only finished() tells
        while (!by.finished()) {
            if (length == packed.length) {
                packed = Arrays.copyOf(packed, length * 2);
            }
            length += by.deflate(packed, length, packed.length - length);
        }
        return Arrays.copyOf(packed, length);
    }

    @Override
    public void close() {
        if (deflater != null) {
            deflater.end();
        }
        if (zstd != null) {
            zstd.close();
        }
    }
}
