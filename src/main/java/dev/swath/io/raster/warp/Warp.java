package dev.swath.io.raster.warp;

import dev.swath.io.raster.Affine;
import dev.swath.io.raster.Grid;
import dev.swath.io.raster.Window;

/**
 * How the pixels of one grid come to another. Each row of the target is followed into the source exactly at its ends and
 * then at as many places between as the tolerance demands; what lies between those is a straight line. At tolerance 0 every
 * pixel is followed, as {@code gdalwarp -et 0} does.
 *
 * <p>Immutable and safe to share between threads.
 */
public final class Warp {
    /** Pixels that lie this near to each other, in pixels, are the same. */
    private static final double ALIGNED = 1e-6;

    private final Grid source;
    private final Grid target;
    private final Resampling resampling;
    private final SourcePlaces places;

    private Warp(Grid source, Grid target, Resampling resampling, double tolerance) {
        this.source = source;
        this.target = target;
        this.resampling = resampling;
        places = new SourcePlaces(source, target, tolerance);
    }

    /**
     * @param tolerance pixels of the source that a place may be off; 0.01 is no visible difference and 0 the exact place
     * @throws IllegalArgumentException when the tolerance is not 0 or more
     */
    public static Warp plan(Grid source, Grid target, Resampling resampling, double tolerance) {
        if (!(tolerance >= 0)) {
            throw new IllegalArgumentException("the tolerance is 0 pixels or more, was " + tolerance);
        }
        return new Warp(source, target, resampling, tolerance);
    }

    /** @param window of the target; may reach beyond it */
    public WarpTile tile(Window window) {
        if (isAligned()) {
            Affine toSource = toSource();
            int column = (int) Math.rint(toSource.x(window.column(), window.row()));
            int row = (int) Math.rint(toSource.y(window.column(), window.row()));
            return new CopyTile(source, window, column, row);
        }
        if (resampling == Resampling.AVERAGE) {
            return new AreaTile(source, window, places.corners(window));
        }
        if (resampling == Resampling.NEAREST) {
            return new NearestTile(source, window, places.centres(window));
        }
        Kernel kernel = resampling == Resampling.BILINEAR ? new Bilinear() : new Cubic();
        return new PointTile(source, window, places.centres(window), kernel);
    }

    /** Whether each pixel of the target is one of the source, or would be if the source were larger. */
    public boolean isAligned() {
        if (!source.crs().isSame(target.crs())) {
            return false;
        }
        Affine toSource = toSource();
        double column = toSource.x(0, 0);
        double row = toSource.y(0, 0);
        return isNear(column, Math.rint(column))
                && isNear(row, Math.rint(row))
                && Math.abs(column) < 1 << 30
                && Math.abs(row) < 1 << 30
                && isNear(toSource.x(target.width(), 0), column + target.width())
                && isNear(toSource.y(target.width(), 0), row)
                && isNear(toSource.x(0, target.height()), column)
                && isNear(toSource.y(0, target.height()), row + target.height());
    }

    private static boolean isNear(double one, double other) {
        return Math.abs(one - other) < ALIGNED;
    }

    /** From pixels of the target to those of the source, when both have the same CRS. */
    private Affine toSource() {
        Affine in = source.transform().inverse();
        Affine out = target.transform();
        return new Affine(
                in.a() * out.a() + in.b() * out.d(),
                in.a() * out.b() + in.b() * out.e(),
                in.x(out.c(), out.f()),
                in.d() * out.a() + in.e() * out.d(),
                in.d() * out.b() + in.e() * out.e(),
                in.y(out.c(), out.f()));
    }
}
