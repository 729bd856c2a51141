package dev.swath.io.stac.write;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.swath.io.stac.Antimeridian;
import dev.swath.io.stac.Bbox;
import dev.swath.io.stac.Hrefs;
import dev.swath.io.stac.StacGeometry;
import dev.swath.io.stac.StacTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;

/** Items and catalogs as documents of STAC 1.1, each at its path in the store; all links within it are relative. */
final class Documents {
    static final String VERSION = "1.1.0";
    static final String JSON = "application/json";
    static final String GEOJSON = "application/geo+json";
    static final String ROOT = "catalog.json";

    private Documents() {}

    /** An item. */
    static ObjectNode item(ItemDraft draft, ItemPlace place) {
        String path = place.path();
        Geometry geometry = Antimeridian.cut(draft.geometry());
        ObjectNode properties = properties(draft);
        ObjectNode assets = JsonNodeFactory.instance.objectNode();
        draft.assets().forEach((key, asset) -> assets.set(key, asset(asset, path)));
        ObjectNode item = JsonNodeFactory.instance.objectNode();
        item.put("type", "Feature").put("stac_version", VERSION);
        Extensions.of(properties, assets).forEach(item.putArray("stac_extensions")::add);
        item.put("id", draft.id()).set("geometry", StacGeometry.write(geometry));
        item.set("bbox", Bbox.of(geometry).json());
        item.set("properties", properties);
        ArrayNode links = item.putArray("links");
        links.add(link(path, "root", place.root(), JSON, null));
        links.add(link(path, "parent", place.parent(), JSON, null));
        links.add(link(path, "collection", place.collection(), JSON, null));
        draft.links().forEach(link -> links.add(link(path, link)));
        item.set("assets", assets);
        return item.put("collection", place.collectionId());
    }

    private static ObjectNode properties(ItemDraft draft) {
        ObjectNode properties = JsonNodeFactory.instance.objectNode();
        ItemTime time = draft.time();
        properties.put("datetime", time.datetime() == null ? null : StacTime.text(time.datetime()));
        if (time.start() != null && time.end() != null) {
            properties.put("start_datetime", StacTime.text(time.start()));
            properties.put("end_datetime", StacTime.text(time.end()));
        }
        draft.properties().properties().forEach(property -> {
            if (!properties.has(property.getKey())) {
                properties.set(property.getKey(), property.getValue());
            }
        });
        return properties;
    }

    private static ObjectNode asset(DraftAsset draft, String path) {
        ObjectNode asset = JsonNodeFactory.instance.objectNode().put("href", href(path, draft.href()));
        return asset.setAll(draft.fields());
    }

    /** A catalog of one day's items. */
    static ObjectNode day(String id, String title, String path, String collection) {
        ObjectNode catalog = catalog(id, title, "Items of " + title + " (UTC)");
        ArrayNode links = catalog.putArray("links");
        links.add(link(path, "root", ROOT, JSON, null));
        links.add(link(path, "parent", collection, JSON, null));
        return catalog;
    }

    /** The catalog at the top. */
    static ObjectNode root(String id, String title, String description) {
        ObjectNode catalog = catalog(id, title, description);
        catalog.putArray("links").add(link(ROOT, "root", ROOT, JSON, title));
        return catalog;
    }

    static ObjectNode catalog(String id, String title, String description) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("type", "Catalog")
                .put("stac_version", VERSION)
                .put("id", id)
                .put("title", title)
                .put("description", description);
    }

    /** Puts links of one kind among those of a document, each in place of one to the same address; sorted by address. */
    static void list(ObjectNode document, String rel, Collection<ObjectNode> links) {
        var listed = new TreeMap<String, JsonNode>();
        var others = new ArrayList<JsonNode>();
        for (JsonNode known : document.path("links")) {
            if (known.path("rel").asText().equals(rel)) {
                listed.put(known.path("href").asText(), known);
            } else {
                others.add(known);
            }
        }
        links.forEach(link -> listed.put(link.path("href").asText(), link));
        document.putArray("links").addAll(others).addAll(listed.values());
    }

    /** The links of one kind that a document has. */
    static List<ObjectNode> links(ObjectNode document, String rel) {
        var links = new ArrayList<ObjectNode>();
        for (JsonNode link : document.path("links")) {
            if (link instanceof ObjectNode known && link.path("rel").asText().equals(rel)) {
                links.add(known);
            }
        }
        return links;
    }

    static ObjectNode link(String path, DraftLink draft) {
        return link(path, draft.rel(), draft.href(), draft.type(), draft.title());
    }

    static ObjectNode link(String path, String rel, String to, @Nullable String type, @Nullable String title) {
        ObjectNode link = JsonNodeFactory.instance.objectNode().put("rel", rel).put("href", href(path, to));
        if (type != null) {
            link.put("type", type);
        }
        if (title != null) {
            link.put("title", title);
        }
        return link;
    }

    private static String href(String path, String to) {
        return Hrefs.isAbsolute(to) ? to : Hrefs.relative(path, to);
    }
}
