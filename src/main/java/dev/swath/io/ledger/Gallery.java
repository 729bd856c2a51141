package dev.swath.io.ledger;

import dev.swath.io.ledger.Listings.Page;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;

/** Images of scenes that lie in the store; masks and descriptions of them are not told by themselves. */
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
}
