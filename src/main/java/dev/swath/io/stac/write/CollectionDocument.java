package dev.swath.io.stac.write;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.swath.io.stac.Bbox;
import dev.swath.io.stac.StacJson;
import dev.swath.io.stac.StacTime;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The document of a collection, into which items are merged one by one: extent and summaries only ever grow. */
final class CollectionDocument {
    private static final String[] VALUES = {"platform", "constellation", "instruments", "proj:code", "processing:level"
    };
    private static final List<String> LAST = List.of("extent", "summaries", "item_assets", "links");
    private static final String[] RANGES = {"gsd", "eo:cloud_cover"};
    /** More values are no summary. */
    private static final int MOST_VALUES = 100;

    private final ObjectNode json;

    private CollectionDocument(ObjectNode json) {
        this.json = json;
    }

    /**
     * A collection as it is described now, with what an earlier document of it knows of its items.
     *
     * @param path its own
     * @param root of the catalog
     * @param before null when it is new
     */
    static CollectionDocument of(CollectionDraft draft, String path, String root, @Nullable ObjectNode before) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("type", "Collection").put("stac_version", Documents.VERSION).put("id", draft.id());
        json.put("title", draft.title()).put("description", draft.description()).put("license", draft.license());
        json.setAll(draft.fields());
        for (String field : new String[] {"extent", "summaries", "item_assets"}) {
            if (before != null && before.path(field).isObject()) {
                json.set(field, before.path(field));
            }
        }
        ArrayNode links = json.putArray("links");
        links.add(Documents.link(path, "root", root, Documents.JSON, null));
        links.add(Documents.link(path, "parent", root, Documents.JSON, null));
        draft.links().forEach(link -> links.add(Documents.link(path, link)));
        if (before != null) {
            Documents.list(json, "child", Documents.links(before, "child"));
            Documents.list(json, "item", Documents.links(before, "item"));
        }
        return new CollectionDocument(json);
    }

    /** One that was written before; its links to items are to be listed anew. */
    static CollectionDocument stored(ObjectNode json) {
        ArrayNode links = JsonNodeFactory.instance.arrayNode();
        json.path("links").forEach(link -> {
            if (!link.path("rel").asText().equals("item")) {
                links.add(link);
            }
        });
        json.set("links", links);
        return new CollectionDocument(json);
    }

    /** Extent and summaries before the long lists, whenever they were found. */
    ObjectNode json() {
        ObjectNode ordered = JsonNodeFactory.instance.objectNode();
        json.properties().stream()
                .filter(field -> !LAST.contains(field.getKey()))
                .forEach(field -> ordered.set(field.getKey(), field.getValue()));
        LAST.stream().filter(json::has).forEach(field -> ordered.set(field, json.get(field)));
        return ordered;
    }

    void list(String rel, Collection<ObjectNode> links) {
        Documents.list(json, rel, links);
    }

    /** Takes an item's extent and summaries in. */
    void merge(ObjectNode item, ItemTime time) {
        Bbox.read(item.path("bbox")).ifPresent(this::mergeBox);
        mergeInterval(time);
        JsonNode properties = item.path("properties");
        for (String field : VALUES) {
            mergeValues(field, properties.path(field));
        }
        for (JsonNode asset : item.path("assets")) {
            mergeValues("proj:code", asset.path("proj:code"));
        }
        for (String field : RANGES) {
            mergeRange(field, StacJson.number(properties, field));
        }
        item.path("assets").properties().forEach(asset -> mergeAsset(asset.getKey(), asset.getValue()));
    }

    private void mergeBox(Bbox box) {
        ObjectNode spatial = json.withObjectProperty("extent").withObjectProperty("spatial");
        Optional<Bbox> before = Bbox.read(spatial.path("bbox").path(0));
        spatial.putArray("bbox").add(before.map(box::union).orElse(box).json());
    }

    private void mergeInterval(ItemTime time) {
        ObjectNode temporal = json.withObjectProperty("extent").withObjectProperty("temporal");
        JsonNode before = temporal.path("interval").path(0);
        Instant first = StacTime.read(before.path(0).textValue())
                .filter(known -> known.isBefore(time.first()))
                .orElse(time.first());
        Instant last = StacTime.read(before.path(1).textValue())
                .filter(known -> known.isAfter(time.last()))
                .orElse(time.last());
        temporal.putArray("interval").addArray().add(StacTime.text(first)).add(StacTime.text(last));
    }

    private void mergeValues(String field, JsonNode found) {
        var values = new TreeSet<String>(StacJson.texts(json.path("summaries").path(field)));
        int before = values.size();
        values.addAll(StacJson.texts(found));
        if (found.isTextual()) {
            values.add(found.textValue());
        }
        if (values.size() > before && values.size() <= MOST_VALUES) {
            ArrayNode array = json.withObjectProperty("summaries").putArray(field);
            values.forEach(array::add);
            sortSummaries();
        }
    }

    private void mergeRange(String field, @Nullable Double found) {
        if (found == null) {
            return;
        }
        JsonNode before = json.path("summaries").path(field);
        Double least = StacJson.number(before, "minimum");
        Double most = StacJson.number(before, "maximum");
        json.withObjectProperty("summaries")
                .putObject(field)
                .put("minimum", least == null ? found : Math.min(least, found))
                .put("maximum", most == null ? found : Math.max(most, found));
        sortSummaries();
    }

    /** What files an item may have; of one key the first that came is told. */
    private void mergeAsset(String key, JsonNode asset) {
        ObjectNode told = JsonNodeFactory.instance.objectNode();
        for (String field : new String[] {"title", "type", "roles"}) {
            if (asset.has(field)) {
                told.set(field, asset.path(field));
            }
        }
        // the schema wants two fields of each
        if (told.size() > 1 && !json.path("item_assets").has(key)) {
            ObjectNode known = json.withObjectProperty("item_assets");
            known.set(key, told);
            json.set("item_assets", sorted(known));
        }
    }

    private void sortSummaries() {
        json.set("summaries", sorted(json.withObjectProperty("summaries")));
    }

    /** In whatever order items came, the document is the same. */
    private static ObjectNode sorted(ObjectNode node) {
        var byName = new TreeMap<String, JsonNode>();
        node.properties().forEach(field -> byName.put(field.getKey(), field.getValue()));
        ObjectNode sorted = JsonNodeFactory.instance.objectNode();
        byName.forEach(sorted::set);
        return sorted;
    }
}
