package dev.swath.io.stac.write;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.swath.io.stac.Hrefs;
import dev.swath.io.stac.StacJson;
import java.util.List;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** The items of a collection as they lie in a store, with relative addresses as another file of it wants them. */
final class StoredItems {
    private final DocumentStore store;
    private final List<String> paths;
    private final String reader;

    /**
     * @param folder of the collection
     * @param reader path of the file that the addresses are to start from
     */
    StoredItems(DocumentStore store, String folder, String reader) {
        this.store = store;
        this.reader = reader;
        var found = new TreeSet<String>();
        store.list(folder, path -> {
            boolean item =
                    path.endsWith(".json") && !path.endsWith("/collection.json") && !path.endsWith("/catalog.json");
            if (item) {
                found.add(path);
            }
        });
        this.paths = List.copyOf(found);
    }

    /** All of them, by path; what is no item is passed over. */
    void each(Consumer<ObjectNode> items) {
        each((path, item) -> items.accept(item));
    }

    /** The same with their paths. */
    void each(BiConsumer<String, ObjectNode> items) {
        for (String path : paths) {
            store.read(path)
                    .flatMap(StacJson::object)
                    .filter(document -> document.path("type").asText().equals("Feature"))
                    .map(item -> moved(item, path))
                    .ifPresent(item -> items.accept(path, item));
        }
    }

    private ObjectNode moved(ObjectNode item, String path) {
        item.path("links").forEach(link -> move(link, path));
        item.path("assets").forEach(asset -> move(asset, path));
        return item;
    }

    private void move(JsonNode linked, String path) {
        String href = StacJson.text(linked, "href");
        if (href != null && linked instanceof ObjectNode node) {
            node.put("href", Hrefs.moved(path, reader, href));
        }
    }
}
