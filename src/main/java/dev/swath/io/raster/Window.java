package dev.swath.io.raster;

/**
 * A rectangle of pixels.
 *
 * @param column first column; may lie outside of the image
 * @param row first row; may lie outside of the image
 * @param width columns, at least 1
 * @param height rows, at least 1
 */
public record Window(int column, int row, int width, int height) {
    public Window {
        if (width < 1 || height < 1) {
            throw new IllegalArgumentException("a window has pixels, was " + width + " x " + height);
        }
    }

    public long pixels() {
        return (long) width * height;
    }
}
