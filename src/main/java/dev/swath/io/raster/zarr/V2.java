package dev.swath.io.raster.zarr;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Zarr 2: {@code .zarray} and {@code .zattrs} per array, all together in {@code .zmetadata}. */
final class V2 implements Dialect {
    private static final String ALL = ".zmetadata";
    private static final String SHAPE = "/.zarray";

    @Override
    public String chunk(String array, int... place) {
        String dotted = Arrays.stream(place).mapToObj(Integer::toString).collect(Collectors.joining("."));
        return array + "/" + (dotted.isEmpty() ? "0" : dotted);
    }

    /** UTF-32, each padded with zeros to the longest. */
    @Override
    public byte[] text(List<String> values) {
        int longest = values.stream()
                .mapToInt(v -> v.codePointCount(0, v.length()))
                .max()
                .orElse(1);
        var out = ByteBuffer.allocate(4 * longest * values.size()).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < values.size(); i++) {
            out.position(4 * longest * i);
            values.get(i).codePoints().forEach(out::putInt);
        }
        return out.array();
    }

    @Override
    public ObjectNode shape(ZarrArray array) {
        ObjectNode node = Json.object().put("zarr_format", 2);
        node.set("shape", Json.numbers(array.shape()));
        node.set("chunks", Json.numbers(array.chunks()));
        node.put("dtype", array.type().v2());
        node.set("compressor", compressor(array.codec()));
        node.set(
                "fill_value",
                array.fill().isPresent()
                        ? Json.number(array.fill().getAsDouble(), array.type())
                        : Json.NODES.nullNode());
        return node.put("order", "C").putNull("filters");
    }

    private static JsonNode compressor(ZarrCodec codec) {
        return codec == ZarrCodec.NONE
                ? Json.NODES.nullNode()
                : Json.object().put("id", codec.name().toLowerCase(Locale.ROOT)).put("level", codec.level());
    }

    @Override
    public void write(ZarrStore store, ObjectNode group, List<ZarrArray> arrays) throws IOException {
        ObjectNode all = Json.object();
        put(store, all, ".zgroup", Json.object().put("zarr_format", 2));
        put(store, all, ".zattrs", group);
        for (ZarrArray array : arrays) {
            put(store, all, array.name() + SHAPE, shape(array));
            ObjectNode attributes = Json.object();
            attributes.set("_ARRAY_DIMENSIONS", Json.texts(array.dimensions()));
            put(store, all, array.name() + "/.zattrs", attributes.setAll(array.attributes()));
        }
        ObjectNode root = Json.object().put("zarr_consolidated_format", 1);
        root.set("metadata", all);
        store.put(ALL, Json.bytes(root));
    }

    private static void put(ZarrStore store, ObjectNode all, String key, JsonNode node) throws IOException {
        all.set(key, node);
        store.put(key, Json.bytes(node));
    }

    @Override
    public Map<String, JsonNode> read(ZarrStore store) throws IOException {
        Optional<byte[]> bytes = store.get(ALL);
        Map<String, JsonNode> found = new HashMap<>();
        if (bytes.isPresent()) {
            for (var entry : Json.read(bytes.get()).path("metadata").properties()) {
                String key = entry.getKey();
                if (key.endsWith(SHAPE)) {
                    found.put(key.substring(0, key.length() - SHAPE.length()), entry.getValue());
                }
            }
        }
        return found;
    }
}
