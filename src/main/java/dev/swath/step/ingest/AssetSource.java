package dev.swath.step.ingest;

import dev.swath.io.ledger.Ledger;
import dev.swath.io.stac.ItemReader;
import dev.swath.io.stac.StacAsset;
import dev.swath.io.stac.StacItem;
import dev.swath.io.stac.StacJson;
import dev.swath.io.stac.collection.CollectionProfile;
import dev.swath.io.stac.collection.CollectionProfiles;
import dev.swath.model.Asset;
import java.util.Optional;

/**
 * What the item of an asset says of it, beyond what the ledger keeps.
 *
 * @param costs whether its bucket charges the reader
 * @param isMask whether its samples are classes, which nobody may average
 */
record AssetSource(boolean costs, boolean isMask) {

    static AssetSource of(Ledger ledger, CollectionProfiles profiles, Asset asset) {
        var scene = ledger.composites()
                .scene(asset.sceneId())
                .orElseThrow(() -> new IllegalStateException("asset " + asset.id() + " is of no scene"));
        Optional<StacAsset> stated = StacJson.parsed(scene.item())
                .flatMap(json -> ItemReader.read(json, scene.service(), lacking -> {}))
                .flatMap((StacItem item) -> item.asset(asset.key()));
        Optional<CollectionProfile> profile = profiles.find(scene.service(), scene.collection());
        boolean inBucket = "s3".equalsIgnoreCase(asset.href().getScheme());
        return new AssetSource(
                stated.map(StacAsset::requesterPays).orElse(false)
                        || (inBucket
                                && profile.map(CollectionProfile::requesterPays).orElse(false)),
                profile.map(known -> asset.key().equals(known.mask())).orElse(false));
    }
}
