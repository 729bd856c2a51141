package dev.swath.io.raster.burn;

import dev.swath.io.raster.Plane;
import java.util.Arrays;

/** The plane that is burnt into, with the value at hand. */
final class Canvas {
    private final Plane plane;
    private long value;

    Canvas(Plane plane) {
        this.plane = plane;
    }

    void colour(long colour) {
        if (colour < plane.type().least() || colour > plane.type().greatest()) {
            throw new IllegalArgumentException(plane.type() + " cannot hold " + colour);
        }
        value = colour;
    }

    int width() {
        return plane.width();
    }

    int height() {
        return plane.height();
    }

    /** Columns from the first to before the end; what lies beyond the plane is left out. */
    void span(int row, double first, double end) {
        int from = row * width() + (int) Math.max(0, first);
        int to = row * width() + (int) Math.min(width(), end);
        if (from >= to) {
            return;
        }
        switch (plane.type().bytes()) {
            case 1 -> Arrays.fill(plane.bytes(), from, to, (byte) value);
            case 2 -> Arrays.fill(plane.shorts(), from, to, (short) value);
            default -> Arrays.fill(plane.ints(), from, to, (int) value);
        }
    }
}
