package dev.swath.io.raster.write;

import dev.swath.io.raster.Grid;
import dev.swath.io.raster.SampleType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything about an image except its samples.
 *
 * @param bands in order, at least one
 * @param nodata sample that means "nothing here", null where every value counts; NaN never counts
 * @param rgb whether the bands, three of {@link SampleType#UINT8}, are red, green and blue to look at
 */
public record ImageSpec(
        Grid grid,
        SampleType type,
        List<Band> bands,
        @Nullable Double nodata,
        boolean rgb) {
    public ImageSpec {
        bands = List.copyOf(bands);
        if (bands.isEmpty() || bands.size() > 0xffff) {
            throw new IllegalArgumentException("an image has 1 to 65535 bands, was " + bands.size());
        }
        if (rgb && (bands.size() != 3 || type != SampleType.UINT8)) {
            throw new IllegalArgumentException("red, green and blue are three bands of UINT8");
        }
        if (nodata != null && !type.isFloat() && !fits(type, nodata)) {
            throw new IllegalArgumentException("nodata " + nodata + " is no value of " + type);
        }
    }

    /** Measurements, not a picture. */
    public static ImageSpec of(Grid grid, SampleType type, List<Band> bands, @Nullable Double nodata) {
        return new ImageSpec(grid, type, bands, nodata, false);
    }

    private static boolean fits(SampleType type, double value) {
        return value == Math.rint(value) && value >= type.least() && value <= type.greatest();
    }

    /** The value of a sample without data, as {@link Lines} reads it; NaN when there is none. */
    double missing() {
        if (nodata == null) {
            return Double.NaN;
        }
        return type == SampleType.FLOAT32 ? nodata.floatValue() : nodata;
    }
}
