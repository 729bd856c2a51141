package dev.swath.io.raster;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything about a raster except its samples.
 *
 * @param width columns, at least 1
 * @param height rows, at least 1
 * @param bands their descriptions in order; an empty text leaves a band undescribed
 * @param nodata sample that means "nothing here", null where every value counts
 */
public record RasterSpec(
        int width,
        int height,
        SampleType type,
        List<String> bands,
        Georeference place,
        @Nullable Integer nodata) {
    public RasterSpec {
        bands = List.copyOf(bands);
        if (width < 1 || height < 1 || bands.isEmpty()) {
            throw new IllegalArgumentException(
                    "a raster has pixels and bands, was " + width + " x " + height + " x " + bands.size());
        }
    }
}
