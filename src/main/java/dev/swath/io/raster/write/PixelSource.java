package dev.swath.io.raster.write;

import dev.swath.io.raster.Plane;
import dev.swath.io.raster.Window;
import java.io.IOException;
import java.util.List;

/** Gives the samples of an image when the writer asks for them: once, row of tiles after row of tiles from the north. */
@FunctionalInterface
public interface PixelSource {
    /**
     * Fills the planes, one for each band, from their first row on.
     *
     * @param window across the whole image; at most a tile high
     * @param bands as wide as the window and at least as high. What they hold is of an earlier window; so are their
     *     rows beyond the window, which need not be filled. They may be filled by several threads, each its own rows.
     */
    void read(Window window, List<Plane> bands) throws IOException;
}
