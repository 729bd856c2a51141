package dev.swath.io.stac;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads the assets of an item: bands as STAC 1.1 has them, or as the eo and raster extensions had them before. */
final class AssetReader {
    private AssetReader() {}

    /** All assets that have an address; the others are of no use. */
    static Map<String, StacAsset> read(JsonNode item, URI base) {
        var assets = new LinkedHashMap<String, StacAsset>();
        item.path("assets").properties().forEach(entry -> {
            String href = StacJson.text(entry.getValue(), "href");
            Optional<URI> address = href == null ? Optional.empty() : Hrefs.resolve(base, href);
            if (address.isPresent() && entry.getValue() instanceof ObjectNode asset) {
                assets.put(entry.getKey(), asset(entry.getKey(), address.get(), asset, item.path("properties")));
            }
        });
        return Collections.unmodifiableMap(assets);
    }

    private static StacAsset asset(String key, URI href, ObjectNode asset, JsonNode properties) {
        JsonNode size = asset.path("file:size");
        boolean sized = size.isIntegralNumber() && size.canConvertToLong() && size.longValue() >= 0;
        return new StacAsset(
                key,
                href,
                StacJson.text(asset, "type"),
                StacJson.texts(asset.path("roles")),
                sized ? size.longValue() : null,
                Multihash.read(StacJson.text(asset, "file:checksum")).orElse(null),
                Projection.read(asset, properties),
                bands(asset),
                requesterPays(asset, properties),
                asset);
    }

    private static List<StacBand> bands(JsonNode asset) {
        var bands = new ArrayList<StacBand>();
        JsonNode ofCore = asset.path("bands");
        if (ofCore.isArray() && !ofCore.isEmpty()) {
            ofCore.forEach(band -> bands.add(ofCore(band, asset)));
            return List.copyOf(bands);
        }
        JsonNode eo = asset.path("eo:bands");
        JsonNode raster = asset.path("raster:bands");
        int count = Math.max(eo.isArray() ? eo.size() : 0, raster.isArray() ? raster.size() : 0);
        for (int i = 0; i < count; i++) {
            bands.add(ofExtensions(eo.path(i), raster.path(i)));
        }
        boolean alone = count == 0 && (asset.has("nodata") || asset.has("data_type") || asset.has("raster:scale"));
        if (alone) {
            bands.add(ofCore(MissingNode.getInstance(), asset));
        }
        return List.copyOf(bands);
    }

    /** STAC 1.1: what all bands of an asset have in common stands at the asset. */
    private static StacBand ofCore(JsonNode band, JsonNode asset) {
        JsonNode dataType = either(band, asset, "data_type");
        return new StacBand(
                StacJson.text(band, "name"),
                StacJson.text(band, "eo:common_name"),
                dataType.isTextual() ? dataType.textValue() : null,
                number(either(band, asset, "nodata")),
                number(either(band, asset, "raster:scale")),
                number(either(band, asset, "raster:offset")));
    }

    private static StacBand ofExtensions(JsonNode eo, JsonNode raster) {
        return new StacBand(
                StacJson.text(eo, "name"),
                StacJson.text(eo, "common_name"),
                StacJson.text(raster, "data_type"),
                number(raster.path("nodata")),
                number(raster.path("scale")),
                number(raster.path("offset")));
    }

    private static JsonNode either(JsonNode band, JsonNode asset, String field) {
        return band.has(field) ? band.path(field) : asset.path(field);
    }

    private static @Nullable Double number(JsonNode value) {
        if (value.isNumber()) {
            return value.doubleValue();
        }
        return switch (value.asText("")) {
            case "nan", "NaN" -> Double.NaN;
            case "inf" -> Double.POSITIVE_INFINITY;
            case "-inf" -> Double.NEGATIVE_INFINITY;
            default -> null;
        };
    }

    /** Storage extension 1: a field of asset or item. Storage extension 2: a scheme of the item that the asset names. */
    private static boolean requesterPays(JsonNode asset, JsonNode properties) {
        JsonNode own = either(asset, properties, "storage:requester_pays");
        if (own.isBoolean()) {
            return own.booleanValue();
        }
        return StacJson.texts(asset.path("storage:refs")).stream().anyMatch(scheme -> properties
                .path("storage:schemes")
                .path(scheme)
                .path("requester_pays")
                .asBoolean());
    }
}
