package dev.swath.io.raster.read;

import dev.swath.io.raster.Affine;
import dev.swath.io.raster.SampleType;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What an image says of itself.
 *
 * @param levels the image itself, then its overviews, each no larger than the one before
 * @param type of all samples
 * @param bands at least one
 * @param nodata value that stands for nothing; NaN is one too
 * @param transform from corners of pixels to coordinates of the CRS, whether the file means corners or centres; empty
 *     where the file is not placed, or by ground control points only
 * @param isMasked whether it has a mask of its own
 */
public record RasterInfo(
        List<Level> levels,
        SampleType type,
        List<Band> bands,
        OptionalDouble nodata,
        Optional<Affine> transform,
        boolean isMasked) {
    /** One resolution of the image, in pixels. */
    public record Level(int width, int height, int blockWidth, int blockHeight) {}

    /**
     * A band's values mean {@code sample * scale + offset}; samples are always read as they are.
     *
     * @param description empty when there is none
     */
    public record Band(String description, double scale, double offset) {}

    public RasterInfo {
        levels = List.copyOf(levels);
        bands = List.copyOf(bands);
    }

    public int width() {
        return levels.get(0).width();
    }

    public int height() {
        return levels.get(0).height();
    }

    /** Where the pixels of a level lie. */
    public Optional<Affine> transform(int level) {
        Level overview = levels.get(level);
        return transform.map(
                full -> full.scaled((double) width() / overview.width(), (double) height() / overview.height()));
    }

    /**
     * The coarsest level that still has the wanted resolution, so that nothing is lost and little is read.
     *
     * @param pixelsPerPixel how many pixels of the image are to become one, across as down; 1 or less = all of them
     */
    public int levelFor(double pixelsPerPixel) {
        int best = 0;
        for (int level = 1; level < levels.size(); level++) {
            Level overview = levels.get(level);
            double factor = Math.max((double) width() / overview.width(), (double) height() / overview.height());
            // sides of overviews are rounded, which must not cost a level
            if (factor <= pixelsPerPixel * 1.01
                    && overview.width() < levels.get(best).width()) {
                best = level;
            }
        }
        return best;
    }
}
