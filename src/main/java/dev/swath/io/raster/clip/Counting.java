package dev.swath.io.raster.clip;

import dev.swath.io.raster.Grid;
import dev.swath.io.raster.Plane;
import dev.swath.io.raster.read.OpenImages;
import dev.swath.io.raster.warp.Resampling;
import java.net.URI;

/** Counts the samples of masks on the pixels that are asked for, each taken from the pixel of the mask that it lies in. */
public final class Counting {
    private static final int VALUES = 256;

    private final OpenImages<URI, PlacedRaster> rasters;

    public Counting(OpenImages<URI, PlacedRaster> rasters) {
        this.rasters = rasters;
    }

    /** @throws dev.swath.model.trouble.Trouble when a mask cannot be read */
    public CoverAnswer answer(CoverQuestion question) {
        URI mask = question.classes();
        if (mask == null) {
            return CoverAnswer.unknown(question.about(), "the scene has no scene classification");
        }
        Plane classes = onto(mask, question.pixels());
        long[] byClass = new long[VALUES];
        for (int i = 0; i < classes.length(); i++) {
            byClass[value(classes, i)]++;
        }
        URI probable = question.probabilities();
        return CoverAnswer.counted(
                question.about(), byClass, probable == null ? null : among(classes, onto(probable, question.pixels())));
    }

    /** Of pixels with data only: a raster of probabilities has no word for none. */
    private static long[] among(Plane classes, Plane probabilities) {
        long[] counts = new long[VALUES];
        for (int i = 0; i < classes.length(); i++) {
            if (classes.value(i) != 0) {
                counts[value(probabilities, i)]++;
            }
        }
        return counts;
    }

    private static int value(Plane plane, int index) {
        return (int) Math.max(0, Math.min(VALUES - 1, plane.value(index)));
    }

    private Plane onto(URI mask, Grid pixels) {
        return rasters.use(mask, image -> image.onto(pixels, Resampling.NEAREST, 0, 0));
    }
}
