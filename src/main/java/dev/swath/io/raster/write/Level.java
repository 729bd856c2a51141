package dev.swath.io.raster.write;

import dev.swath.io.raster.Plane;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The image itself or one of its overviews: one row of tiles as samples, the rows before it as compressed tiles. */
final class Level implements Closeable {
    private final int width;
    private final int height;
    private final int side;
    private final List<Plane> rows;
    private final Spill spill;
    private int filled;

    Level(int width, int height, ImageSpec image, CogOptions options, Path folder) throws IOException {
        this.width = width;
        this.height = height;
        side = options.tileSide();
        rows = Stream.generate(() -> Plane.of(image.type(), width, Math.min(side, height)))
                .limit(image.bands().size())
                .toList();
        spill = new Spill(folder, Math.multiplyExact(across(), (height + side - 1) / side));
    }

    int width() {
        return width;
    }

    int height() {
        return height;
    }

    /** Tiles side by side. */
    int across() {
        return (width + side - 1) / side;
    }

    /** The samples of the row of tiles that is being made, a plane for each band. */
    List<Plane> rows() {
        return rows;
    }

    /** How many rows of the planes hold samples. */
    int filled() {
        return filled;
    }

    void filled(int count) {
        filled = count;
    }

    boolean isRowFull() {
        return filled == side;
    }

    Spill spill() {
        return spill;
    }

    @Override
    public void close() throws IOException {
        spill.close();
    }
}
