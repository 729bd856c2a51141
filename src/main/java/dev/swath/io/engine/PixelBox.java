package dev.swath.io.engine;

import java.io.Serializable;

/**
 * A rectangle of pixels of the composite's grid.
 *
 * @param column first column; below 0 in a margin
 * @param row first row
 * @param width columns, at least 1
 * @param height rows, at least 1
 */
public record PixelBox(int column, int row, int width, int height) implements Serializable {
    private static final long serialVersionUID = 1L;

    public PixelBox {
        if (width < 1 || height < 1 || (long) width * height > Integer.MAX_VALUE - 8) {
            throw new IllegalArgumentException("cannot hold " + width + " x " + height + " pixels");
        }
    }

    public int pixels() {
        return width * height;
    }

    /** The box and so many pixels around it. */
    public PixelBox grown(int margin) {
        return new PixelBox(column - margin, row - margin, width + 2 * margin, height + 2 * margin);
    }

    /** Some of its rows, the first of which is counted from its own. */
    PixelBox rows(int first, int count) {
        return new PixelBox(column, row + first, width, count);
    }
}
