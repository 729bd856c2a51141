package dev.swath.step.composite;

import dev.swath.io.base.CrsTransform;
import dev.swath.io.raster.Affine;
import dev.swath.io.raster.Grid;
import dev.swath.io.raster.Plane;
import dev.swath.io.raster.Window;
import dev.swath.io.raster.read.CogReader;
import dev.swath.io.raster.read.RangeSource;
import dev.swath.model.trouble.BadInput;
import java.util.List;
import java.util.Optional;

/** An open image that says where it lies. Safe for many threads. */
final class SourceImage implements AutoCloseable {
    private final CogReader reader;
    private final List<Grid> levels;

    private SourceImage(CogReader reader, List<Grid> levels) {
        this.reader = reader;
        this.levels = levels;
    }

    /**
     * @param source closed with the image, and when it cannot be opened
     * @throws BadInput {@code raster-unplaced} when it does not say where it lies
     */
    static SourceImage open(RangeSource source) {
        CogReader reader = CogReader.open(source);
        boolean done = false;
        try {
            var image = new SourceImage(reader, grids(reader, source.name()));
            done = true;
            return image;
        } finally {
            if (!done) {
                reader.close();
            }
        }
    }

    private static List<Grid> grids(CogReader reader, String name) {
        var info = reader.info();
        var crs = reader.crs().orElseThrow(() -> unplaced(name));
        Affine transform = info.transform().orElseThrow(() -> unplaced(name));
        return info.levels().stream()
                .map(level -> new Grid(
                        crs,
                        transform.scaled(
                                (double) info.width() / level.width(), (double) info.height() / level.height()),
                        level.width(),
                        level.height()))
                .toList();
    }

    private static BadInput unplaced(String name) {
        return new BadInput(
                "raster-unplaced",
                name + " does not say where on Earth its pixels lie; leave its item out of the composite");
    }

    /** @param level 0 = the image itself, n = its nth overview */
    Grid grid(int level) {
        return levels.get(level);
    }

    /** The coarsest level that is not coarser than the target. The target alone decides, not the window of it. */
    int levelFor(Grid target) {
        return reader.info().levelFor(pixelsPerPixel(0, target));
    }

    /** How many pixels of the level, along its finer side, become one of the target; 1 where that cannot be said. */
    double pixelsPerPixel(int level, Grid target) {
        Grid grid = levels.get(level);
        Affine from = grid.transform();
        double column = grid.width() / 2.0;
        double row = grid.height() / 2.0;
        double[] x = {from.x(column, row), from.x(column + 1, row), from.x(column, row + 1)};
        double[] y = {from.y(column, row), from.y(column + 1, row), from.y(column, row + 1)};
        CrsTransform.between(grid.crs(), target.crs()).apply(x, y, 0, x.length);
        Affine to = target.transform().inverse();
        double most = 0;
        for (int i = 1; i < x.length; i++) {
            double across = to.x(x[i], y[i]) - to.x(x[0], y[0]);
            double down = to.y(x[i], y[i]) - to.y(x[0], y[0]);
            most = Math.max(most, Math.hypot(across, down));
        }
        return most > 0 ? 1 / most : 1;
    }

    List<Plane> read(Window window, int level, int... bands) {
        return reader.read(window, level, bands);
    }

    /** 0 where the image's own mask says that nothing is there; empty when it has none. */
    Optional<Plane> mask(Window window, int level) {
        return reader.mask(window, level);
    }

    /**
     * The sample that stands for nothing.
     *
     * @param stated what the item says; NaN when nothing
     * @return else what the file says; else NaN in floating point and 0 in whole numbers, which always means nothing there
     */
    double nodata(double stated) {
        var info = reader.info();
        double nodata = Double.isNaN(stated) ? info.nodata().orElse(Double.NaN) : stated;
        boolean held = info.type().isFloat()
                || (nodata == Math.rint(nodata)
                        && nodata >= info.type().least()
                        && nodata <= info.type().greatest());
        return held ? nodata : 0;
    }

    @Override
    public void close() {
        reader.close();
    }
}
