package dev.swath.io.stac.write;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.swath.io.stac.Multihash;
import dev.swath.io.stac.StacBand;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A file of an item that is to be written.
 *
 * @param href absolute, or the file's path in the same store, relative to the store's root
 * @param fields all else, as STAC 1.1 names it
 */
public record DraftAsset(String href, ObjectNode fields) {
    /** The media type of a cloud optimized GeoTIFF. */
    public static final String COG = "image/tiff; application=geotiff; profile=cloud-optimized";

    public static DraftAsset of(String href, String type, String... roles) {
        ObjectNode fields = JsonNodeFactory.instance.objectNode().put("type", type);
        List.of(roles).forEach(fields.putArray("roles")::add);
        return new DraftAsset(href, fields);
    }

    /** With a field more, or another value of it. */
    public DraftAsset with(String field, JsonNode value) {
        ObjectNode more = fields.deepCopy();
        more.set(field, value);
        return new DraftAsset(href, more);
    }

    public DraftAsset titled(String title) {
        return with("title", JsonNodeFactory.instance.textNode(title));
    }

    /**
     * What the file is verified by.
     *
     * @param sha256 hexadecimal; empty where it is not known
     */
    public DraftAsset file(long bytes, String sha256) {
        var sized = with("file:size", JsonNodeFactory.instance.numberNode(bytes));
        return sha256.isEmpty()
                ? sized
                : sized.with(
                        "file:checksum",
                        JsonNodeFactory.instance.textNode(
                                Multihash.sha256(sha256).text()));
    }

    /**
     * Its pixel grid.
     *
     * @param code e.g. {@code EPSG:32633}
     * @param transform six numbers, row-major: x = a·column + b·row + c, y = d·column + e·row + f
     */
    public DraftAsset grid(String code, int height, int width, List<Double> transform) {
        if (transform.size() != 6 || height < 1 || width < 1) {
            throw new IllegalArgumentException(
                    "a grid has rows, columns and six numbers, not " + height + ", " + width + ", " + transform);
        }
        ArrayNode shape = JsonNodeFactory.instance.arrayNode().add(height).add(width);
        ArrayNode numbers = JsonNodeFactory.instance.arrayNode();
        transform.forEach(numbers::add);
        return with("proj:code", JsonNodeFactory.instance.textNode(code))
                .with("proj:shape", shape)
                .with("proj:transform", numbers);
    }

    /** Its bands; what all of them have in common is said once, of the asset. */
    public DraftAsset bands(List<StacBand> bands) {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        bands.forEach(band -> {
            ObjectNode node = array.addObject();
            put(node, "name", band.name());
            put(node, "eo:common_name", band.commonName());
        });
        DraftAsset asset = this;
        asset = asset.common(bands, array, "data_type", band -> text(band.dataType()));
        asset = asset.common(bands, array, "nodata", band -> number(band.nodata()));
        asset = asset.common(bands, array, "raster:scale", band -> number(band.scale()));
        asset = asset.common(bands, array, "raster:offset", band -> number(band.offset()));
        return asset.with("bands", array);
    }

    private DraftAsset common(
            List<StacBand> bands, ArrayNode array, String field, Function<StacBand, @Nullable JsonNode> of) {
        JsonNode first = bands.isEmpty() ? null : of.apply(bands.get(0));
        if (bands.stream().allMatch(band -> Objects.equals(of.apply(band), first))) {
            return first == null ? this : with(field, first);
        }
        for (int i = 0; i < bands.size(); i++) {
            JsonNode value = of.apply(bands.get(i));
            if (value != null) {
                ((ObjectNode) array.get(i)).set(field, value);
            }
        }
        return this;
    }

    private static void put(ObjectNode node, String field, @Nullable String text) {
        if (text != null) {
            node.put(field, text);
        }
    }

    private static @Nullable JsonNode text(@Nullable String text) {
        return text == null ? null : JsonNodeFactory.instance.textNode(text);
    }

    /** Numbers that JSON has no word for are texts: nan, inf, -inf. */
    private static @Nullable JsonNode number(@Nullable Double number) {
        if (number == null) {
            return null;
        }
        if (Double.isFinite(number)) {
            boolean whole = number == Math.rint(number) && Math.abs(number) < 1e15;
            return whole
                    ? JsonNodeFactory.instance.numberNode(number.longValue())
                    : JsonNodeFactory.instance.numberNode(number);
        }
        return JsonNodeFactory.instance.textNode(number.isNaN() ? "nan" : number > 0 ? "inf" : "-inf");
    }
}
