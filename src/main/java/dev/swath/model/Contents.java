package dev.swath.model;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;

/**
 * What an order consists of that another program placed, as the provider tells it.
 *
 * @param createdAt when it was placed; null when that is not told
 * @param itemType item type of its first product; empty for basemaps
 * @param bundle product bundle of its first product, or a chain of fallbacks; empty for basemaps
 * @param items item ids of all its products, sorted, distinct
 * @param shape the area it was placed for, EPSG:4326: its clip, or that of a basemap; null when it has none
 * @param clipHash identity of the clip; empty without one
 * @param harmonize whether its scenes are harmonised to Sentinel-2
 * @param goods what its scenes were bought as; empty when nothing came or will come of it
 */
public record Contents(
        @Nullable Instant createdAt,
        String itemType,
        String bundle,
        List<String> items,
        @Nullable Geometry shape,
        String clipHash,
        boolean harmonize,
        Map<Product, List<String>> goods) {}
