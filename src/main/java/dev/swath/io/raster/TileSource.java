package dev.swath.io.raster;

/** Gives the samples of a raster, window by window, when the writer asks for them: row by row of tiles, left to right. */
public interface TileSource {
    /**
     * Fills a window that lies within the raster.
     *
     * @param samples receives {@code width * height * bands} values, rows from the north, bands of a pixel side by side
     */
    void read(int x, int y, int width, int height, int[] samples);
}
