package dev.swath.step.ingest;

import dev.swath.io.ledger.Ledger;
import dev.swath.io.stac.write.CatalogWriter;
import dev.swath.io.stac.write.CollectionDraft;
import dev.swath.io.stac.write.ItemDraft;
import dev.swath.io.stac.write.Layout;
import dev.swath.io.store.Store;
import dev.swath.model.Claim;
import dev.swath.model.StacScene;
import dev.swath.model.trouble.NoSpace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.camel.Handler;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes the raw catalog of what a composite found, when the last asset has come or was given up. */
public final class CatalogScenes {
    private static final Logger LOG = LoggerFactory.getLogger(CatalogScenes.class);
    private static final int AT_ONCE = 100;

    private final Ledger ledger;
    private final CatalogWriter catalog;
    private final HeldItems items;
    private final Path scratch;
    private final Duration look;
    private final Clock clock;

    /**
     * @param scratch folder of temporary files
     * @param look time before a composite looks by itself whether its assets are there
     */
    public CatalogScenes(Ledger ledger, Store store, Path scratch, Duration look, Clock clock) {
        this.ledger = ledger;
        this.catalog = new CatalogWriter(
                new RawFolder(store),
                Layout.BY_DATE,
                "raw",
                "Raw scenes",
                "Scenes as they were fetched, by collection and day.");
        this.items = new HeldItems(store);
        this.scratch = scratch;
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
        var collections = new TreeSet<String>();
        @Nullable StacScene last = null;
        for (var block = composites.scenes(claim.workId(), null, AT_ONCE);
                !block.isEmpty();
                block = composites.scenes(claim.workId(), last, AT_ONCE)) {
            written += write(block, collections);
            last = block.get(block.size() - 1);
        }
        collections.forEach(this::table);
        composites.ingested(claim);
        LOG.info("Composite {}: {} scenes are in the raw catalog", claim.workId(), written);
    }

    private int write(List<StacScene> scenes, Set<String> collections) {
        Map<String, List<ItemDraft>> byCollection = new TreeMap<>();
        for (var scene : scenes) {
            byCollection
                    .computeIfAbsent(scene.collection(), first -> new ArrayList<>())
                    .addAll(items.of(scene, ledger.assets().held(scene.id())));
        }
        var service = scenes.get(0).service();
        byCollection.forEach((id, drafts) -> {
            var paths = catalog.write(
                    CollectionDraft.of(id, id, "Scenes of " + id + " as they were fetched from " + service, "other"),
                    drafts);
            if (!paths.isEmpty()) {
                collections.add(id);
            }
        });
        return byCollection.values().stream().mapToInt(List::size).sum();
    }

    /** All items of a collection as a table, written anew: it is never stale. */
    private void table(String collection) {
        try {
            Files.createDirectories(scratch);
            var file = Files.createTempFile(scratch, "items", ".parquet");
            try {
                catalog.writeParquet(collection, file);
            } finally {
                Files.deleteIfExists(file);
            }
        } catch (IOException trouble) {
            throw new NoSpace(
                    "scratch-failing",
                    scratch + ": " + trouble.getMessage()
                            + "; make room there, or set composite.scratch to another disk",
                    trouble);
        }
    }
}
