package dev.swath.step.catalog;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.f4b6a3.ulid.UlidCreator;
import dev.swath.io.ledger.Catalog.Behind;
import dev.swath.io.ledger.Catalog.Entry;
import dev.swath.io.ledger.CatalogSearch.Listed;
import dev.swath.io.ledger.CatalogSearch.Place;
import dev.swath.io.ledger.CatalogSearch.Wanted;
import dev.swath.io.ledger.Ledger;
import dev.swath.io.stac.StacJson;
import dev.swath.io.stac.parquet.ItemsParquet;
import dev.swath.io.stac.write.CatalogTree;
import dev.swath.io.stac.write.CollectionDraft;
import dev.swath.io.stac.write.ItemDraft;
import dev.swath.io.store.LocalFile;
import dev.swath.io.store.Store;
import dev.swath.step.catalog.item.SceneItems;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Writes a collection anew from all of its items, with their table, and brings the catalog at the top up to date. */
final class CollectionWriter {
    private static final int AT_ONCE = 200;

    private final Ledger ledger;
    private final Store store;
    private final @Nullable CatalogTree tree;
    private final Path scratch;
    private final SceneItems items;
    private List<String> listed = List.of();
    private boolean isRootWritten;

    /**
     * @param tree null when no documents are wanted
     * @param scratch folder for a table on its way; made when it is missing
     */
    CollectionWriter(Ledger ledger, Store store, @Nullable CatalogTree tree, Path scratch) {
        this.ledger = ledger;
        this.store = store;
        this.tree = tree;
        this.scratch = scratch;
        this.items = new SceneItems(ledger);
    }

    void write(Behind behind) {
        var id = behind.collection();
        var paths = tree == null ? new CatalogTree("", "", "", "") : tree;
        var summed = paths.collection(draft(id));
        boolean[] any = {false};
        each(id, (entry, draft) -> {
            any[0] = true;
            summed.add(paths.row(draft, id, entry.area()), draft.time());
        });
        if (tree != null) {
            int parts = any[0] ? documents(tree, id, summed) : 0;
            root(tree, id, any[0]);
            if (!any[0]) {
                store.remove(tree.collectionPath(id));
                store.remove(tree.tablePath(id));
            }
            for (int part = parts + 1; store.size(tree.partPath(id, part)).isPresent(); part++) {
                store.remove(tree.partPath(id, part));
            }
            ledger.catalog().areas(id, false).forEach(area -> store.remove(tree.areaPath(id, area)));
        }
        ledger.catalog().wroteCollection(behind, any[0] ? summed.alone().toString() : null);
    }

    /** In how many parts its list of areas is told. */
    private int documents(CatalogTree at, String id, CatalogTree.Summed summed) {
        table(at, id, summed.alone());
        var areas = ledger.catalog().areas(id, true);
        int parts = CatalogTree.parts(areas);
        for (int part = 1; part <= parts; part++) {
            put(at.partPath(id, part), at.part(id, areas, part));
        }
        put(at.collectionPath(id), summed.document(areas));
        return parts;
    }

    private static CollectionDraft draft(String id) {
        var fields = JsonNodeFactory.instance.objectNode();
        fields.putArray("keywords").add("Planet").add("swath");
        var planet = fields.putArray("providers").addObject().put("name", "Planet Labs PBC");
        planet.putArray("roles").add("producer").add("licensor");
        planet.put("url", "https://www.planet.com/");
        return new CollectionDraft(
                id, id, "What was ordered from Planet and delivered for " + id + ".", "other", fields, List.of());
    }

    private void each(String collection, BiConsumer<Entry, ItemDraft> item) {
        var wanted = Wanted.of(collection);
        var block = ledger.catalogSearch().find(wanted, null, AT_ONCE);
        while (!block.isEmpty()) {
            items.each(block, UnaryOperator.identity(), item);
            block = ledger.catalogSearch().find(wanted, Place.of(block.get(block.size() - 1)), AT_ONCE);
        }
    }

    private void table(CatalogTree at, String id, ObjectNode described) {
        try {
            Files.createDirectories(scratch);
            var file = Files.createTempFile(scratch, "items-", ".parquet");
            try {
                ItemsParquet.write(
                        file,
                        row -> each(id, (entry, draft) -> row.accept(at.row(draft, id, entry.area()))),
                        Map.of(id, described));
                LocalFile.put(store, at.tablePath(id), file, lease());
            } finally {
                Files.deleteIfExists(file);
            }
        } catch (IOException disk) {
            throw new UncheckedIOException(disk);
        }
    }

    private void root(CatalogTree at, String id, boolean isThere) {
        var all = new ArrayList<String>();
        for (var page = ledger.catalogSearch().collections(null, AT_ONCE);
                !page.isEmpty();
                page = ledger.catalogSearch().collections(all.get(all.size() - 1), AT_ONCE)) {
            page.stream().map(Listed::id).forEach(all::add);
        }
        all.remove(id);
        if (isThere) {
            all.add(id);
        }
        all.sort(String::compareTo);
        if (!isRootWritten || !all.equals(listed)) {
            put(at.rootPath(), at.root(all));
            listed = List.copyOf(all);
            isRootWritten = true;
        }
    }

    private void put(String target, ObjectNode json) {
        store.put(target, StacJson.pretty(json), lease());
    }

    private static String lease() {
        return UlidCreator.getMonotonicUlid().toString();
    }
}
