package dev.swath.step.catalog;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.f4b6a3.ulid.UlidCreator;
import dev.swath.io.base.Sha256;
import dev.swath.io.ledger.Catalog.Area;
import dev.swath.io.ledger.Catalog.Entry;
import dev.swath.io.ledger.Catalog.Holding;
import dev.swath.io.ledger.Ledger;
import dev.swath.io.ledger.Stock.Lying;
import dev.swath.io.stac.StacJson;
import dev.swath.io.stac.write.CatalogTree;
import dev.swath.io.store.Store;
import dev.swath.step.catalog.item.Facts;
import dev.swath.step.catalog.item.Outline;
import dev.swath.step.catalog.item.SceneItem;
import dev.swath.step.catalog.item.SceneItems;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Writes the items of one area. An item is written before the area lists it, and removed after, so that no link ever
 * leads nowhere; one whose document would be the same is left alone.
 */
final class AreaWriter {
    private final Ledger ledger;
    private final Store store;
    private final @Nullable CatalogTree tree;
    private final ReadFacts read;
    private final SceneItems items;

    /** @param tree null when no documents are wanted */
    AreaWriter(Ledger ledger, Store store, @Nullable CatalogTree tree, ReadFacts read) {
        this.ledger = ledger;
        this.store = store;
        this.tree = tree;
        this.read = read;
        this.items = new SceneItems(ledger);
    }

    void write(Area area) {
        var before = ledger.catalog().entries(area).stream().collect(Collectors.toMap(Entry::id, entry -> entry));
        Map<String, Entry> now = new TreeMap<>();
        for (var holding : ledger.catalog().holdings(area)) {
            entry(area, holding, before).ifPresent(entry -> now.put(entry.id(), entry));
        }
        var entries = List.copyOf(now.values());
        if (tree != null) {
            boolean same = before.keySet().equals(now.keySet()) && isWritten(before);
            if (!same) {
                put(tree.areaPath(area.collection(), area.name()), StacJson.pretty(listing(tree, area, entries)));
            }
            before.keySet().stream()
                    .filter(id -> !now.containsKey(id))
                    .forEach(id -> store.remove(tree.itemPath(area.collection(), area.name(), id)));
        }
        ledger.catalog().wrote(area, entries);
    }

    private static boolean isWritten(Map<String, Entry> before) {
        return before.values().stream().noneMatch(entry -> entry.written().isEmpty());
    }

    private static ObjectNode listing(CatalogTree tree, Area area, List<Entry> entries) {
        var ids = entries.stream()
                .sorted(Comparator.comparing(Entry::taken))
                .map(Entry::id)
                .toList();
        return tree.area(area.collection(), area.name(), ids);
    }

    /** Nothing where no file lies there, or nobody says where and when the scene was taken. */
    private Optional<Entry> entry(Area area, Holding found, Map<String, Entry> before) {
        var id = SceneItem.id(found);
        var known = before.get(id);
        var facts = known == null ? Facts.none() : Facts.of(known.facts());
        var there = new ArrayList<Lying>();
        for (var file : found.files()) {
            if (read.isThere(file, facts)) {
                there.add(file);
            } else {
                ledger.catalog().gone(file);
            }
        }
        if (there.isEmpty()) {
            return Optional.empty();
        }
        var holding = new Holding(
                found.holderId(), found.shared(), found.orderId(), found.requestId(), found.sceneId(), there);
        var told = items.told(holding);
        var taken = told.scene() == null
                ? facts.acquired()
                : Optional.of(told.scene().acquired());
        var shape = Outline.of(told, facts);
        if (taken.isEmpty() || shape.isEmpty()) {
            return Optional.empty();
        }
        var entry = new Entry(
                area.collection(),
                area.name(),
                id,
                holding.holderId(),
                holding.shared(),
                told.order().itemType(),
                holding.sceneId(),
                Instant.ofEpochMilli(taken.get().toEpochMilli()),
                shape.get(),
                facts.text(),
                known == null ? "" : known.written());
        return Optional.of(written(entry, new SceneItem(entry, holding, told)));
    }

    private Entry written(Entry entry, SceneItem item) {
        if (tree == null) {
            return entry;
        }
        var json = StacJson.pretty(tree.item(item.draft(UnaryOperator.identity()), entry.collection(), entry.area()));
        var digest = Sha256.hex(json);
        if (!digest.equals(entry.written())) {
            put(tree.itemPath(entry.collection(), entry.area(), entry.id()), json);
        }
        return new Entry(
                entry.collection(),
                entry.area(),
                entry.id(),
                entry.holderId(),
                entry.shared(),
                entry.itemType(),
                entry.sceneId(),
                entry.taken(),
                entry.shape(),
                entry.facts(),
                digest);
    }

    private void put(String target, byte[] json) {
        store.put(target, json, UlidCreator.getMonotonicUlid().toString());
    }
}
