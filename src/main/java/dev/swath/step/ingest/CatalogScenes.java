package dev.swath.step.ingest;

import dev.swath.io.ledger.Assets;
import dev.swath.io.ledger.Ledger;
import dev.swath.io.stac.ItemReader;
import dev.swath.io.stac.StacJson;
import dev.swath.io.stac.write.CatalogWriter;
import dev.swath.io.stac.write.CollectionDraft;
import dev.swath.io.stac.write.ItemDraft;
import dev.swath.io.stac.write.Layout;
import dev.swath.io.stac.write.RawItem;
import dev.swath.io.store.Store;
import dev.swath.model.Claim;
import dev.swath.model.StacScene;
import dev.swath.model.Stored;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.camel.Handler;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes the raw catalog of what a composite found, when the last asset has come or was given up. */
public final class CatalogScenes {
    private static final Logger LOG = LoggerFactory.getLogger(CatalogScenes.class);
    private static final int AT_ONCE = 100;
    private static final String SHA256 = "sha256:";

    private final Ledger ledger;
    private final CatalogWriter catalog;
    private final Duration look;
    private final Clock clock;

    /** @param look time before a composite looks by itself whether its assets are there */
    public CatalogScenes(Ledger ledger, Store store, Duration look, Clock clock) {
        this.ledger = ledger;
        this.catalog = new CatalogWriter(
                new RawFolder(store),
                Layout.BY_DATE,
                "raw",
                "Raw scenes",
                "Scenes as they were fetched, by collection and day.");
        this.look = look;
        this.clock = clock;
    }

    @Handler
    public void catalog(Claim claim) {
        var composites = ledger.composites();
        if (composites.isIngesting(claim.workId())) {
            composites.awaitAssets(claim, clock.instant().plus(look));
            return;
        }
        int written = 0;
        @Nullable StacScene last = null;
        for (var block = composites.scenes(claim.workId(), null, AT_ONCE);
                !block.isEmpty();
                block = composites.scenes(claim.workId(), last, AT_ONCE)) {
            written += write(claim.workId(), block);
            last = block.get(block.size() - 1);
        }
        composites.ingested(claim);
        LOG.info("Composite {}: {} scenes are in the raw catalog", claim.workId(), written);
    }

    private int write(String compositeId, List<StacScene> scenes) {
        Map<String, List<ItemDraft>> byCollection = new TreeMap<>();
        for (var scene : scenes) {
            draft(scene, held(compositeId, scene)).ifPresent(item -> byCollection
                    .computeIfAbsent(scene.collection(), first -> new ArrayList<>())
                    .add(item));
        }
        var service = scenes.get(0).service();
        byCollection.forEach((id, items) -> catalog.write(
                CollectionDraft.of(id, id, "Scenes of " + id + " as they were fetched from " + service, "other"),
                items));
        return byCollection.values().stream().mapToInt(List::size).sum();
    }

    /** A scene of which nothing came is not in the catalog. */
    private static Optional<ItemDraft> draft(StacScene scene, Map<String, RawItem.Held> held) {
        return held.isEmpty()
                ? Optional.empty()
                : StacJson.parsed(scene.item())
                        .flatMap(json -> ItemReader.read(json, scene.service(), lacking -> {}))
                        .map(item -> RawItem.of(item, held));
    }

    private Map<String, RawItem.Held> held(String compositeId, StacScene scene) {
        var held = new LinkedHashMap<String, RawItem.Held>();
        for (Assets.Held one : ledger.assets().ofScene(compositeId, scene.id())) {
            Stored stored = one.stored();
            if (stored != null) {
                held.put(one.asset().key(), held(one.asset().target(), stored));
            }
        }
        return held;
    }

    private static RawItem.Held held(String target, Stored stored) {
        var digest = stored.digest();
        return RawItem.Held.whole(
                RawFolder.inside(target),
                stored.bytes(),
                digest.startsWith(SHA256) ? digest.substring(SHA256.length()) : "");
    }
}
