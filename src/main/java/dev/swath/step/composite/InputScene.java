package dev.swath.step.composite;

import dev.swath.io.stac.StacAsset;
import dev.swath.io.stac.StacItem;
import dev.swath.io.stac.collection.CollectionProfile;
import java.util.Map;
import java.util.Optional;

/**
 * A scene that a composite may be made of, from wherever it comes.
 *
 * @param item says which assets there are, and their bands
 * @param profile which asset holds which band, what the mask means, which offset the samples still need
 * @param places where assets lie, by key: {@code store:} and a name in the store, or an address; an empty one for an asset
 *     that was wanted and did not come. Any other asset lies where the item says
 */
record InputScene(StacItem item, CollectionProfile profile, Map<String, String> places) {
    InputScene {
        places = Map.copyOf(places);
    }

    /** Where an asset lies; empty when it did not come. */
    Optional<String> place(StacAsset asset) {
        return Optional.of(places.getOrDefault(asset.key(), asset.href().toString()))
                .filter(place -> !place.isEmpty());
    }
}
