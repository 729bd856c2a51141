package dev.swath.model;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;

/**
 * What the provider's catalogue says of one item: an acquisition, or a quad of a mosaic.
 *
 * @param id the provider's item id, unique in its item type
 * @param itemType the provider's item type; of a quad the mosaic's name
 * @param acquired when it was taken; of a quad when its mosaic begins
 * @param cloudPercent share of clouds as the provider states it, 0 to 100; null when it says nothing
 * @param footprint outline of the image, EPSG:4326
 * @param assets names of the assets it has
 * @param downloadable names of the assets this account may have
 * @param instrument e.g. {@code PSB.SD}; empty when unknown
 * @param standardQuality false for the provider's test scenes
 */
public record Scene(
        String id,
        String itemType,
        Instant acquired,
        @Nullable Double cloudPercent,
        Geometry footprint,
        Set<String> assets,
        Set<String> downloadable,
        String instrument,
        boolean standardQuality) {
    public Item item() {
        return new Item(itemType, id);
    }

    /** The UTC day of acquisition. */
    public LocalDate day() {
        return acquired.atZone(ZoneOffset.UTC).toLocalDate();
    }
}
