package dev.swath.io.stac.write;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.swath.io.base.SafeName;
import dev.swath.io.stac.StacJson;
import dev.swath.io.stac.parquet.ItemsParquet;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Writes a catalog of STAC 1.1 that carries itself: relative links only, so that it can be opened wherever it is copied
 * to. An item is written before what lists it, so that no link ever leads nowhere; the root comes last. The same items
 * make the same bytes. One writer at a time may write a catalog; within a process, calls wait for each other.
 */
public final class CatalogWriter {
    private static final String PARQUET = "items.parquet";

    private final DocumentStore store;
    private final Layout layout;
    private final ObjectNode root;

    /**
     * @param id of the catalog
     * @param title of the catalog
     * @param description of the catalog
     */
    public CatalogWriter(DocumentStore store, Layout layout, String id, String title, String description) {
        this.store = store;
        this.layout = layout;
        this.root = Documents.root(id, title, description);
    }

    /**
     * Writes items, and brings the collection and the catalog up to date. Items of the same id are replaced. The
     * collection no longer leads to its {@code items.parquet}, which would be stale, until {@link #writeParquet}.
     *
     * @return path of each item's document, in the order of the items
     */
    public synchronized List<String> write(CollectionDraft collection, List<ItemDraft> items) {
        if (items.isEmpty()) {
            return List.of();
        }
        String path = collectionPath(collection.id());
        CollectionDocument document = CollectionDocument.of(collection, path, Documents.ROOT, read(path));
        var paths = new ArrayList<String>();
        var links = new TreeMap<String, List<ObjectNode>>();
        for (ItemDraft draft : items) {
            String at = layout.document(collection.id(), draft.id(), draft.time());
            String parent = layout.day(draft.time())
                    .map(day -> dayPath(collection.id(), day))
                    .orElse(path);
            ObjectNode item = Documents.item(draft, new ItemPlace(at, Documents.ROOT, parent, path, collection.id()));
            store.put(at, StacJson.pretty(item));
            document.merge(item, draft.time());
            links.computeIfAbsent(parent, first -> new ArrayList<>())
                    .add(Documents.link(parent, "item", at, Documents.GEOJSON, draft.id()));
            paths.add(at);
        }
        document.list("item", links.getOrDefault(path, List.of()));
        links.remove(path);
        document.list("child", writeDays(collection, path, links));
        store.put(path, StacJson.pretty(document.json()));
        writeRoot(collection, path);
        return List.copyOf(paths);
    }

    /**
     * Writes a collection that has files of its own and no items, and lets the catalog lead to it.
     *
     * @param collection {@code extent} and {@code assets} stand among its fields
     */
    public synchronized void write(CollectionDraft collection) {
        String path = collectionPath(collection.id());
        store.put(
                path,
                StacJson.pretty(CollectionDocument.of(collection, path, Documents.ROOT, null)
                        .json()));
        writeRoot(collection, path);
    }

    /** Writes the catalogs of days; links to them from the collection. */
    private List<ObjectNode> writeDays(
            CollectionDraft collection, String ofCollection, Map<String, List<ObjectNode>> itemsByPath) {
        var children = new ArrayList<ObjectNode>();
        itemsByPath.forEach((path, items) -> {
            String day = path.split("/", -1)[1];
            String title = collection.title() + " " + day;
            ObjectNode catalog = Documents.day(collection.id() + "-" + day, title, path, ofCollection);
            ObjectNode before = read(path);
            if (before != null) {
                Documents.list(catalog, "item", Documents.links(before, "item"));
            }
            Documents.list(catalog, "item", items);
            store.put(path, StacJson.pretty(catalog));
            children.add(Documents.link(ofCollection, "child", path, Documents.JSON, title));
        });
        return children;
    }

    /**
     * Writes an item into the folder of another one of its collection, as a part of that. The collection knows of it
     * after {@link #relist}.
     *
     * @param folder name of the other item's folder
     * @return the document that was written
     */
    public ObjectNode writeWithin(String collectionId, String folder, ItemDraft draft) {
        String path = collectionPath(collectionId);
        String at = SafeName.of(collectionId) + "/" + folder + "/" + SafeName.of(draft.id()) + ".json";
        ObjectNode item = Documents.item(draft, new ItemPlace(at, Documents.ROOT, path, path, collectionId));
        store.put(at, StacJson.pretty(item));
        return item;
    }

    /** Brings a collection's links, extent and summaries to what its items say now, wherever they lie in its folder. */
    public synchronized void relist(String collectionId) {
        String path = collectionPath(collectionId);
        ObjectNode collection = read(path);
        if (collection == null) {
            throw new IllegalStateException("collection " + collectionId + " has not been written");
        }
        collection.remove(List.of("extent", "item_assets"));
        CollectionDocument document = CollectionDocument.stored(collection);
        var links = new ArrayList<ObjectNode>();
        new StoredItems(store, SafeName.of(collectionId), path).each((at, item) -> {
            ItemTime.find(item.path("properties")).ifPresent(time -> document.merge(item, time));
            links.add(Documents.link(path, "item", at, Documents.GEOJSON, StacJson.text(item, "id")));
        });
        document.list("item", links);
        store.put(path, StacJson.pretty(document.json()));
    }

    private void writeRoot(CollectionDraft collection, String path) {
        ObjectNode catalog = root.deepCopy();
        ObjectNode before = read(Documents.ROOT);
        if (before != null) {
            Documents.list(catalog, "child", Documents.links(before, "child"));
        }
        Documents.list(
                catalog,
                "child",
                List.of(Documents.link(Documents.ROOT, "child", path, Documents.JSON, collection.title())));
        byte[] bytes = StacJson.pretty(catalog);
        boolean unchanged = store.read(Documents.ROOT)
                .filter(known -> Arrays.equals(known, bytes))
                .isPresent();
        if (!unchanged) {
            store.put(Documents.ROOT, bytes);
        }
    }

    /**
     * Writes a collection's {@code items.parquet} anew from all of its items, and lets the collection lead to it.
     *
     * @param scratch a file to make it in; it is replaced, and not removed
     */
    public synchronized ItemsParquet.Written writeParquet(String collectionId, Path scratch) {
        String path = collectionPath(collectionId);
        ObjectNode collection = read(path);
        if (collection == null) {
            throw new IllegalStateException("collection " + collectionId + " has not been written");
        }
        String target = SafeName.of(collectionId) + "/" + PARQUET;
        var items = new StoredItems(store, SafeName.of(collectionId), target);
        var metadata = new LinkedHashMap<String, ObjectNode>();
        metadata.put(collectionId, described(collection));
        ItemsParquet.Written written = ItemsParquet.write(scratch, items::each, metadata);
        store.put(target, scratch);
        ObjectNode asset = JsonNodeFactory.instance
                .objectNode()
                .put("href", "./" + PARQUET)
                .put("type", ItemsParquet.MEDIA_TYPE)
                .put("title", "All items as a table (stac-geoparquet)");
        asset.putArray("roles").add("collection-mirror");
        collection.withObjectProperty("assets").set("items", asset);
        store.put(path, StacJson.pretty(collection));
        return written;
    }

    /** Without its lists of items: the table is one. */
    private static ObjectNode described(ObjectNode collection) {
        ObjectNode described = collection.deepCopy();
        var links = described.putArray("links");
        collection.path("links").forEach(link -> {
            String rel = link.path("rel").asText();
            if (!rel.equals("item") && !rel.equals("child")) {
                links.add(link);
            }
        });
        return described;
    }

    private @Nullable ObjectNode read(String path) {
        return store.read(path).flatMap(StacJson::object).orElse(null);
    }

    private static String collectionPath(String collection) {
        return SafeName.of(collection) + "/collection.json";
    }

    private static String dayPath(String collection, LocalDate day) {
        return SafeName.of(collection) + "/" + day + "/catalog.json";
    }
}
