package dev.swath.io.ledger;

import dev.swath.io.ledger.Listings.Page;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;

/**
 * Images to look at: of scenes and composites, which lie in the store, and of chips, which lie in their dataset. Masks and
 * descriptions are not told by themselves.
 */
public interface Gallery {
    /**
     * Those that came last first; of what a drop shares with another drop's order its own place.
     *
     * @param jobId null = of all drops
     * @param featureId null = of all features
     */
    List<Image> images(@Nullable String jobId, @Nullable String featureId, Page page);

    Optional<Image> image(String id);

    /**
     * An image.
     *
     * @param id unique among images
     * @param itemType the provider's item type; of a quad the mosaic
     * @param acquired null when no search has found the scene
     * @param cloudPercent of the scene; null when nobody says
     * @param target relative to the store's root, or {@code s3://…}
     * @param description target of the file that says what it is; null when there is none
     * @param digest what it was verified by
     * @param aoi what it was wanted for, EPSG:4326; null when the file of features had no shape
     */
    record Image(
            String id,
            String jobId,
            String drop,
            String featureId,
            String feature,
            String itemType,
            String itemId,
            @Nullable Instant acquired,
            @Nullable Double cloudPercent,
            String bundle,
            String target,
            @Nullable String description,
            long bytes,
            String digest,
            @Nullable Geometry aoi) {}

    /**
     * Composites month by month: the one that was asked for last first, and of each its last month first.
     *
     * @param compositeId null = of all composites
     */
    List<Made> composites(@Nullable String compositeId, Page page);

    Optional<Made> composite(String id);

    /**
     * A month of a composite.
     *
     * @param id the composite's id, a dot and the month; they sort as the list does
     * @param name of the composite
     * @param month {@code 2024-05}
     * @param target relative to the store's root
     * @param description target of its STAC item; null until it is catalogued
     * @param aoi what was asked for, EPSG:4326
     */
    record Made(
            String id,
            String compositeId,
            String name,
            String month,
            String target,
            @Nullable String description,
            long bytes,
            String digest,
            Geometry aoi) {}

    /**
     * Chips with an image, those that were clipped last first; of a chip and season the last image.
     *
     * @param name of a chip; null = all chips
     */
    List<Chip> chips(@Nullable String name, Page page);

    Optional<Chip> chip(String id);

    /**
     * A chip and a season with an image.
     *
     * @param folder of the dataset, absolute
     */
    record Chip(String id, Path folder, String name, String season) {}
}
