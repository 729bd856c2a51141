package dev.swath.io.stac.write;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.swath.io.stac.StacTime;
import java.util.Map;
import java.util.Set;

/**
 * Brings fields of STAC 1.0 to 1.1: bands of the eo and raster extensions become bands of the core, EPSG numbers become
 * codes. What says how the source is stored is left out, since the copy is not.
 */
final class Migration {
    private static final Set<String> CORE_OF_BANDS =
            Set.of("name", "description", "data_type", "nodata", "unit", "statistics");
    private static final Set<String> EO_OF_BANDS =
            Set.of("common_name", "center_wavelength", "full_width_half_max", "solar_illumination");
    private static final Set<String> RASTER_OF_BANDS =
            Set.of("sampling", "bits_per_sample", "spatial_resolution", "scale", "offset", "histogram");
    /** Written by the item's time, or no longer with their names. */
    private static final Set<String> DROPPED = Set.of(
            "datetime", "start_datetime", "end_datetime", "proj:epsg", "eo:bands", "raster:bands", "eo:epsg", "bands");
    /** Fields of the eo extension before 1.0 that moved elsewhere, and those that it has now. */
    private static final Map<String, String> MOVED = Map.of(
            "eo:gsd", "gsd",
            "eo:platform", "platform",
            "eo:constellation", "constellation",
            "eo:off_nadir", "view:off_nadir",
            "eo:azimuth", "view:azimuth",
            "eo:sun_azimuth", "view:sun_azimuth",
            "eo:sun_elevation", "view:sun_elevation");

    private static final Set<String> EO = Set.of("eo:cloud_cover", "eo:snow_cover");
    private static final Set<String> TIMES = Set.of("created", "updated", "published", "expires", "unpublished");

    private Migration() {}

    /** An item's properties, without its times. */
    static ObjectNode properties(ObjectNode source) {
        ObjectNode properties = JsonNodeFactory.instance.objectNode();
        source.properties().forEach(field -> {
            String name = field.getKey();
            JsonNode value = field.getValue();
            if (TIMES.contains(name)) {
                StacTime.read(value.textValue()).ifPresent(time -> properties.put(name, StacTime.text(time)));
            } else if (isKept(name) && !value.isNull()) {
                properties.set(MOVED.getOrDefault(name, name), value);
            }
        });
        code(source, properties);
        return properties;
    }

    private static boolean isKept(String name) {
        boolean unknown = name.startsWith("eo:") && !EO.contains(name) && !MOVED.containsKey(name);
        return !unknown && !DROPPED.contains(name) && !name.startsWith("storage:");
    }

    /** An asset's fields, without its address, and without what the file at hand says of itself. */
    static ObjectNode asset(ObjectNode source) {
        ObjectNode asset = JsonNodeFactory.instance.objectNode();
        source.properties().forEach(field -> {
            String name = field.getKey();
            boolean elsewhere = name.equals("href")
                    || name.startsWith("alternate")
                    || name.startsWith("storage:")
                    || name.startsWith("file:")
                    || (DROPPED.contains(name) && !name.equals("bands"));
            if (!elsewhere && !field.getValue().isNull()) {
                asset.set(name, field.getValue());
            }
        });
        code(source, asset);
        if (!asset.has("bands")) {
            ArrayNode bands = bands(source.path("eo:bands"), source.path("raster:bands"));
            share(bands, asset);
            if (!bands.isEmpty()) {
                asset.set("bands", bands);
            }
        }
        return asset;
    }

    private static void code(ObjectNode source, ObjectNode to) {
        JsonNode epsg = source.path("proj:epsg");
        if (epsg.isIntegralNumber() && !to.has("proj:code")) {
            to.put("proj:code", "EPSG:" + epsg.asText());
        }
    }

    private static ArrayNode bands(JsonNode eo, JsonNode raster) {
        ArrayNode bands = JsonNodeFactory.instance.arrayNode();
        int count = Math.max(eo.isArray() ? eo.size() : 0, raster.isArray() ? raster.size() : 0);
        for (int i = 0; i < count; i++) {
            ObjectNode band = bands.addObject();
            eo.path(i).properties().forEach(field -> put(band, field));
            raster.path(i).properties().forEach(field -> put(band, field));
        }
        return bands;
    }

    private static void put(ObjectNode band, Map.Entry<String, JsonNode> field) {
        String name = field.getKey();
        JsonNode value = field.getValue();
        boolean nan = name.equals("nodata") && value.asText().equals("NaN");
        if (CORE_OF_BANDS.contains(name)) {
            band.set(name, nan ? JsonNodeFactory.instance.textNode("nan") : value);
        } else if (EO_OF_BANDS.contains(name)) {
            band.set("eo:" + name, value);
        } else if (RASTER_OF_BANDS.contains(name)) {
            band.set("raster:" + name, value);
        } else if (name.indexOf(':') > 0) {
            band.set(name, value);
        }
    }

    /** What all bands have in common is said of the asset; of one band all but its name. */
    private static void share(ArrayNode bands, ObjectNode asset) {
        if (bands.isEmpty()) {
            return;
        }
        for (Map.Entry<String, JsonNode> field : fields(bands.get(0)).entrySet()) {
            String name = field.getKey();
            boolean shared =
                    !name.equals("name") && !name.equals("description") && !name.startsWith("eo:") && !asset.has(name);
            for (JsonNode band : bands) {
                shared &= field.getValue().equals(band.path(name));
            }
            if (shared) {
                asset.set(name, field.getValue());
                bands.forEach(band -> ((ObjectNode) band).remove(name));
            }
        }
        if (bands.size() == 1 && bands.get(0).isEmpty()) {
            bands.removeAll();
        }
    }

    private static Map<String, JsonNode> fields(JsonNode band) {
        var fields = new java.util.TreeMap<String, JsonNode>();
        band.properties().forEach(field -> fields.put(field.getKey(), field.getValue()));
        return fields;
    }
}
