package dev.swath.io.raster.warp;

import dev.swath.io.raster.Plane;
import dev.swath.io.raster.Window;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * One window of the target: what it needs of the source, and how its pixels come about. Where pixels come from is computed
 * once, so that all bands and dates on the same source grid share it. It holds 16 bytes per pixel at most.
 *
 * <p>Immutable and safe to share between threads.
 */
public interface WarpTile {
    /** The window of the source with all samples that have weight, within the source; empty when there are none. */
    Optional<Window> source();

    /**
     * Computes the window of the target. Pixels without a value become nodata; where no nodata is given, or the type cannot
     * hold it, NaN in floating point and 0 in whole numbers. A value that happens to equal nodata moves one step away from
     * it. Whole numbers are rounded half up and kept within their range.
     *
     * @param samples of the window {@link #source}
     * @param nodata the value that means none, beside NaN which always does
     * @return of the same type, as wide and high as the window of the target
     * @throws IllegalArgumentException when the samples are not of that size
     */
    Plane apply(Plane samples, OptionalDouble nodata);
}
