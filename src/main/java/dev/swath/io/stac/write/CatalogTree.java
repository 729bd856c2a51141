package dev.swath.io.stac.write;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.swath.io.base.SafeName;
import dev.swath.io.stac.parquet.ItemsParquet;
import java.util.Collection;

/**
 * Documents of a catalog of collections, areas and items, each told as a whole: {@code catalog.json},
 * {@code COLLECTION/collection.json}, {@code COLLECTION/AREA/catalog.json}, {@code COLLECTION/AREA/ITEM.json}. They carry
 * themselves: relative links only. The same items make the same documents.
 */
public final class CatalogTree {
    private final String folder;
    private final ObjectNode root;

    /**
     * @param folder of the catalog in its store, without a slash at its end
     * @param id of the catalog
     */
    public CatalogTree(String folder, String id, String title, String description) {
        this.folder = folder + "/";
        this.root = Documents.catalog(id, title, description);
    }

    /** Path of the catalog's document in the store; so are all paths here. */
    public String rootPath() {
        return folder + Documents.ROOT;
    }

    public String collectionPath(String collection) {
        return folder(collection) + "collection.json";
    }

    /** Path of a collection's table of items. */
    public String tablePath(String collection) {
        return folder(collection) + "items.parquet";
    }

    public String areaPath(String collection, String area) {
        return folder(collection) + SafeName.of(area) + "/catalog.json";
    }

    public String itemPath(String collection, String area, String item) {
        return folder(collection) + SafeName.of(area) + "/" + SafeName.of(item) + ".json";
    }

    private String folder(String collection) {
        return folder + SafeName.of(collection) + "/";
    }

    /** The catalog at the top. */
    public ObjectNode root(Collection<String> collections) {
        ObjectNode document = root.deepCopy();
        String path = rootPath();
        document.putArray("links").add(Documents.link(path, "root", path, Documents.JSON, null));
        Documents.list(
                document,
                "child",
                collections.stream()
                        .map(id -> Documents.link(path, "child", collectionPath(id), Documents.JSON, id))
                        .toList());
        return document;
    }

    /** An area, which lists its items. */
    public ObjectNode area(String collection, String area, Collection<String> items) {
        String path = areaPath(collection, area);
        ObjectNode document = Documents.catalog(
                collection + "/" + area, area, "What was delivered for " + area + " of " + collection + ".");
        var links = document.putArray("links");
        links.add(Documents.link(path, "root", rootPath(), Documents.JSON, null));
        links.add(Documents.link(path, "parent", collectionPath(collection), Documents.JSON, null));
        Documents.list(
                document,
                "item",
                items.stream()
                        .map(id -> Documents.link(path, "item", itemPath(collection, area, id), Documents.GEOJSON, id))
                        .toList());
        return document;
    }

    public ObjectNode item(ItemDraft draft, String collection, String area) {
        return place(itemPath(collection, area, draft.id()), collection, area).document(draft);
    }

    /** As it stands in the collection's table: its addresses start from there. */
    public ObjectNode row(ItemDraft draft, String collection, String area) {
        return place(tablePath(collection), collection, area).document(draft);
    }

    private ItemPlace place(String path, String collection, String area) {
        return new ItemPlace(path, rootPath(), areaPath(collection, area), collectionPath(collection), collection);
    }

    /** A collection, whose extent and summaries are those of the items that it is given. */
    public final class Summed {
        private final String id;
        private final CollectionDocument document;

        private Summed(CollectionDraft draft) {
            this.id = draft.id();
            this.document = CollectionDocument.of(draft, collectionPath(draft.id()), rootPath(), null);
        }

        /** @param item its document, and when it is */
        public void add(ObjectNode item, ItemTime time) {
            document.merge(item, time);
        }

        /** As it stands among the metadata of the collection's table, and wherever it is told without what is around it. */
        public ObjectNode alone() {
            ObjectNode alone = document.json().deepCopy();
            alone.putArray("links");
            return alone;
        }

        /** As it lies in the store: it lists its areas, and leads to its table. */
        public ObjectNode document(Collection<String> areas) {
            String path = collectionPath(id);
            document.list(
                    "child",
                    areas.stream()
                            .map(area -> Documents.link(path, "child", areaPath(id, area), Documents.JSON, area))
                            .toList());
            ObjectNode whole = document.json();
            ObjectNode table = JsonNodeFactory.instance
                    .objectNode()
                    .put("href", "./items.parquet")
                    .put("type", ItemsParquet.MEDIA_TYPE)
                    .put("title", "All items as a table (stac-geoparquet)");
            table.putArray("roles").add("collection-mirror");
            whole.putObject("assets").set("items", table);
            return whole;
        }
    }

    public Summed collection(CollectionDraft draft) {
        return new Summed(draft);
    }
}
