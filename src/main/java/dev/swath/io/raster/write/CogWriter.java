package dev.swath.io.raster.write;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Executor;

/**
 * Writes Cloud Optimized GeoTIFFs, as GDAL's validator and readers define them. The image is asked for once, row of
 * tiles by row of tiles, and every overview is made on the way, so that memory holds two rows of tiles of all bands,
 * whatever the height of the image. The same samples give the same bytes.
 *
 * <p>Safe to share between threads.
 */
public final class CogWriter {
    private final CogOptions options;
    private final Executor compressors;

    /**
     * @param compressors runs the compression of tiles; {@code Runnable::run} does it in the calling thread. It must
     *     not be a pool whose threads all wait in {@link #prepare}.
     */
    public CogWriter(CogOptions options, Executor compressors) {
        this.options = options;
        this.compressors = compressors;
    }

    /**
     * Makes everything but the file: compressed tiles are kept in temporary files until the result is closed.
     *
     * @param folder of the temporary files, needs room for the compressed image
     * @throws IOException when the source or the folder fails; nothing is left in the folder then
     * @throws IllegalArgumentException when a tile or a row of tiles does not fit into memory's arrays
     * @throws dev.swath.model.trouble.BadInput {@code crs-unsupported}, when GeoTIFF cannot say what the CRS is
     */
    public PreparedCog prepare(ImageSpec image, PixelSource source, Path folder) throws IOException {
        // refused before any work is done
        GeoKeys keys = GeoKeys.of(image.grid().crs());
        var pyramid = new Pyramid(image, options, compressors);
        boolean done = false;
        try {
            pyramid.fill(source, folder);
            List<BandStatistics> statistics = pyramid.statistics();
            var header = new CogHeader(image, options, keys, statistics, pyramid.levels());
            var prepared = new PreparedCog(header.bytes(), statistics, pyramid);
            done = true;
            return prepared;
        } finally {
            if (!done) {
                pyramid.close();
            }
        }
    }
}
