package dev.swath.model;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;

/**
 * One row of a drop, or one AOI of a request.
 *
 * @param id our own id, unique everywhere
 * @param jobId the drop it came with
 * @param key the user's id for it (id column, else derived from the geometry); unique in the drop
 * @param row 1-based record number in the file
 * @param aoi repaired polygon or multipolygon, EPSG:4326, longitude first; null when set aside
 * @param clip what is sent to the provider: {@code aoi}, or a simpler shape that contains it
 * @param clipHash identity of {@code aoi}: equal for equal shapes however they are written down
 * @param hectares area of {@code aoi} on the WGS 84 ellipsoid, four decimals
 * @param repairs what had to be repaired, in plain words
 * @param terms what is wanted; null when set aside before it was known
 * @param aside why the feature cannot be used; null when it can
 */
public record Feature(
        String id,
        String jobId,
        String key,
        long row,
        @Nullable Geometry aoi,
        @Nullable Geometry clip,
        String clipHash,
        BigDecimal hectares,
        List<String> repairs,
        @Nullable Terms terms,
        @Nullable Reason aside) {}
