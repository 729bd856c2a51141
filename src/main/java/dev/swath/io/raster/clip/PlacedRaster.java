package dev.swath.io.raster.clip;

import dev.swath.io.base.Crs;
import dev.swath.io.raster.Affine;
import dev.swath.io.raster.Grid;
import dev.swath.io.raster.Plane;
import dev.swath.io.raster.SampleType;
import dev.swath.io.raster.Window;
import dev.swath.io.raster.read.BlockCache;
import dev.swath.io.raster.read.CogReader;
import dev.swath.io.raster.read.RangeSource;
import dev.swath.io.raster.read.RasterInfo;
import dev.swath.io.raster.warp.Resampling;
import dev.swath.io.raster.warp.Warp;
import dev.swath.io.raster.warp.WarpTile;
import dev.swath.model.trouble.BadInput;
import java.util.Optional;
import java.util.OptionalDouble;

/** An open image that says where it lies. Safe for many threads. */
public final class PlacedRaster implements AutoCloseable {
    /** Pixels of the source that a place may be off where it is no pixel of the source itself. */
    private static final double TOLERANCE = 0.01;

    private static final double METRES_PER_DEGREE = 111_320;

    private static final BlockCache NOTHING_KEPT = new BlockCache(0);

    private final CogReader reader;
    private final BlockCache blocks;
    private final Crs crs;
    private final Affine transform;

    private PlacedRaster(CogReader reader, String name, BlockCache blocks) {
        this.reader = reader;
        this.blocks = blocks;
        this.crs = reader.crs().orElseThrow(() -> unplaced(name));
        this.transform = reader.info().transform().orElseThrow(() -> unplaced(name));
    }

    /** As {@link #open(RangeSource, BlockCache)}; nothing is kept. */
    public static PlacedRaster open(RangeSource source) {
        return open(source, NOTHING_KEPT);
    }

    /**
     * @param source closed with the image, and when it cannot be opened
     * @param blocks keeps what was unpacked for one window for the next one
     * @throws BadInput {@code raster-unplaced} when it does not say where it lies
     */
    public static PlacedRaster open(RangeSource source, BlockCache blocks) {
        CogReader reader = CogReader.open(source);
        boolean done = false;
        try {
            var image = new PlacedRaster(reader, source.name(), blocks);
            done = true;
            return image;
        } finally {
            if (!done) {
                reader.close();
            }
        }
    }

    private static BadInput unplaced(String name) {
        return new BadInput("raster-unplaced", name + " does not say where on Earth its pixels lie");
    }

    public RasterInfo info() {
        return reader.info();
    }

    /** Its pixels. */
    public Grid grid() {
        return grid(0);
    }

    private Grid grid(int level) {
        RasterInfo.Level size = info().levels().get(level);
        return new Grid(
                crs,
                transform.scaled((double) info().width() / size.width(), (double) info().height() / size.height()),
                size.width(),
                size.height());
    }

    /**
     * A band on other pixels. Where both have the same pixels they are copied; else they are resampled, from an overview
     * where the target's pixels are that much larger. What lies beyond the image has no data.
     *
     * @param nodata sample without data, in the image and in what is given
     * @param band counted from 0
     */
    public Plane onto(Grid target, Resampling resampling, double nodata, int band) {
        int level = resampling == Resampling.NEAREST ? 0 : info().levelFor(metres(target) / metres(grid()));
        WarpTile tile = Warp.plan(grid(level), target, resampling, TOLERANCE)
                .tile(new Window(0, 0, target.width(), target.height()));
        Optional<Window> source = tile.source();
        if (source.isEmpty()) {
            return empty(info().type(), target, nodata);
        }
        return tile.apply(blocks.read(reader, source.get(), level, band), OptionalDouble.of(nodata));
    }

    private static Plane empty(SampleType type, Grid target, double nodata) {
        Plane plane = Plane.of(type, target.width(), target.height());
        for (int i = 0; i < plane.length() && nodata != 0; i++) {
            plane.set(i, nodata);
        }
        return plane;
    }

    /** Height of a pixel, roughly. */
    private static double metres(Grid grid) {
        double height = Math.hypot(grid.transform().b(), grid.transform().e());
        return grid.crs().isGeographic() ? height * METRES_PER_DEGREE : height;
    }

    @Override
    public void close() {
        reader.close();
    }
}
