package dev.swath.io.stac.write;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.swath.io.base.SafeName;
import dev.swath.io.stac.parquet.ItemsParquet;
import java.util.Collection;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Documents of a catalog of collections, areas and items, each told as a whole: {@code catalog.json},
 * {@code COLLECTION/collection.json}, {@code COLLECTION/AREA/catalog.json}, {@code COLLECTION/AREA/ITEM.json}. They carry
 * themselves: relative links only. A collection of very many areas lists parts of their list, each a catalog of its own,
 * {@code COLLECTION/areas~0001.json}. The same items make the same documents.
 */
public final class CatalogTree {
    /** So many links make a document of some hundred kilobytes. */
    static final int MOST_LINKS = 1000;

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

    /** Path of a part of a collection's list of areas, counted from 1. No area's folder has a name like it. */
    public String partPath(String collection, int part) {
        return folder(collection) + "areas~%04d.json".formatted(part);
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

    /** In how many parts the list of a collection's areas is told; 0 where the collection lists them itself. */
    public static int parts(List<String> areas) {
        return areas.size() <= MOST_LINKS ? 0 : (areas.size() + MOST_LINKS - 1) / MOST_LINKS;
    }

    /**
     * A part of a collection's list of areas.
     *
     * @param areas of the collection, sorted
     * @param part counted from 1
     */
    public ObjectNode part(String collection, List<String> areas, int part) {
        String path = partPath(collection, part);
        var some = some(areas, part);
        ObjectNode document = Documents.catalog(
                collection + "/areas~" + part,
                title(some),
                "What was delivered for " + title(some) + " of " + collection + ".");
        return listing(document, path, collection, "child", links(path, collection, some));
    }

    private static List<String> some(List<String> areas, int part) {
        return areas.subList((part - 1) * MOST_LINKS, Math.min(areas.size(), part * MOST_LINKS));
    }

    private static String title(List<String> areas) {
        return areas.get(0) + " to " + areas.get(areas.size() - 1);
    }

    private List<ObjectNode> links(String path, String collection, List<String> areas) {
        return areas.stream()
                .map(area -> Documents.link(path, "child", areaPath(collection, area), Documents.JSON, area))
                .toList();
    }

    private ObjectNode listing(
            ObjectNode document, String path, String collection, String rel, List<ObjectNode> links) {
        document.putArray("links")
                .add(Documents.link(path, "root", rootPath(), Documents.JSON, null))
                .add(Documents.link(path, "parent", collectionPath(collection), Documents.JSON, null));
        Documents.list(document, rel, links);
        return document;
    }

    /** An area, which lists its items. */
    public ObjectNode area(String collection, String area, Collection<String> items) {
        String path = areaPath(collection, area);
        ObjectNode document = Documents.catalog(
                collection + "/" + area, area, "What was delivered for " + area + " of " + collection + ".");
        return listing(
                document,
                path,
                collection,
                "item",
                items.stream()
                        .map(id -> Documents.link(path, "item", itemPath(collection, area, id), Documents.GEOJSON, id))
                        .toList());
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

        /** As it lies in the store: it lists its areas or the parts of their list, and leads to its table. */
        public ObjectNode document(List<String> areas) {
            String path = collectionPath(id);
            int parts = parts(areas);
            document.list(
                    "child",
                    parts == 0
                            ? links(path, id, areas)
                            : IntStream.rangeClosed(1, parts)
                                    .mapToObj(part -> Documents.link(
                                            path,
                                            "child",
                                            partPath(id, part),
                                            Documents.JSON,
                                            title(some(areas, part))))
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
