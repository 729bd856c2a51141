package dev.swath.app.sandbox.stac;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashSet;
import java.util.Set;

/** The {@code fields} of a search, as earth-search was recorded to understand them. */
final class Fields {
    private static final Set<String> USUAL =
            Set.of("id", "type", "geometry", "bbox", "links", "assets", "stac_version", "collection");

    private static final String PROPERTIES = "properties";

    private Fields() {}

    /** Without {@code include} all properties but {@code datetime} are gone, whatever {@code exclude} says. */
    static ObjectNode reduce(ObjectNode item, JsonNode fields) {
        if (fields.isEmpty()) {
            return item;
        }
        var included = new LinkedHashSet<String>();
        fields.path("include").forEach(name -> included.add(name.asText()));
        ObjectNode properties = Json.object();
        properties.set("datetime", item.path(PROPERTIES).path("datetime"));
        if (included.contains(PROPERTIES)) {
            properties.setAll((ObjectNode) item.path(PROPERTIES));
        }
        var kept = new LinkedHashSet<>(USUAL);
        for (String name : included) {
            if (name.startsWith(PROPERTIES + ".")) {
                String own = name.substring(PROPERTIES.length() + 1);
                JsonNode value = item.path(PROPERTIES).path(own);
                if (!value.isMissingNode()) {
                    properties.set(own, value);
                }
            } else {
                kept.add(name);
            }
        }
        item.set(PROPERTIES, properties);
        kept.add(PROPERTIES);
        item.retain(kept);
        for (JsonNode name : fields.path("exclude")) {
            item.remove(name.asText());
            properties.remove(name.asText().replaceFirst("^properties\\.", ""));
        }
        return item;
    }
}
