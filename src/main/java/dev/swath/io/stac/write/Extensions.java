package dev.swath.io.stac.write;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Which extensions a document has fields of. An extension without any of its fields breaks its own schema. */
public final class Extensions {
    /** Those whose fields are written here as their schemas want them; others' fields are good without a name, too. */
    private static final Map<String, String> BY_PREFIX = Map.ofEntries(
            Map.entry("eo", "eo/v2.0.0"),
            Map.entry("raster", "raster/v2.0.0"),
            Map.entry("proj", "projection/v2.0.0"),
            Map.entry("processing", "processing/v1.2.0"),
            Map.entry("file", "file/v2.1.0"),
            Map.entry("classification", "classification/v1.1.0"),
            Map.entry("sci", "scientific/v1.0.0"),
            Map.entry("view", "view/v1.0.0"),
            Map.entry("grid", "grid/v1.1.0"),
            Map.entry("zarr", "zarr/v1.1.0"));

    private static final String ALTERNATE = "alternate-assets/v1.2.0";

    private Extensions() {}

    /** Lets an item name those that it has fields of now, and the others that it named before. */
    public static void declare(ObjectNode item) {
        var named = new TreeSet<String>(of(item.path("properties"), item.path("assets")));
        for (JsonNode before : item.path("stac_extensions")) {
            boolean ours = BY_PREFIX.containsValue(
                    before.asText().replaceFirst("^https://stac-extensions.github.io/(.*)/schema.json$", "$1"));
            if (!ours && !before.asText().equals(url(ALTERNATE))) {
                named.add(before.asText());
            }
        }
        ArrayNode extensions = item.putArray("stac_extensions");
        named.forEach(extensions::add);
    }

    /** Their addresses, sorted. */
    static Set<String> of(JsonNode properties, JsonNode assets) {
        var found = new TreeSet<String>();
        add(found, properties);
        for (JsonNode asset : assets) {
            add(found, asset);
            asset.path("bands").forEach(band -> add(found, band));
            if (asset.has("alternate")) {
                found.add(url(ALTERNATE));
            }
        }
        return found;
    }

    private static void add(Set<String> found, JsonNode fields) {
        for (Map.Entry<String, JsonNode> field : List.copyOf(fields.properties())) {
            int colon = field.getKey().indexOf(':');
            String extension = colon < 0 ? null : BY_PREFIX.get(field.getKey().substring(0, colon));
            if (extension != null) {
                found.add(url(extension));
            }
        }
    }

    private static String url(String nameAndVersion) {
        return "https://stac-extensions.github.io/" + nameAndVersion + "/schema.json";
    }
}
