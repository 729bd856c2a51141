package dev.swath.io.raster.zarr;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Zarr 3: a {@code zarr.json} per node; that of the group has those of its arrays in it. */
final class V3 implements Dialect {
    private static final String NODE = "zarr.json";
    private static final String CONFIGURATION = "configuration";

    @Override
    public String chunk(String array, int... place) {
        var key = new StringBuilder(array).append("/c");
        for (int along : place) {
            key.append('/').append(along);
        }
        return key.toString();
    }

    /** As the codec {@code vlen-utf8} has it: how many, then each with its length before it. */
    @Override
    public byte[] text(List<String> values) {
        List<byte[]> encoded =
                values.stream().map(v -> v.getBytes(StandardCharsets.UTF_8)).toList();
        int size = 4 + encoded.stream().mapToInt(bytes -> 4 + bytes.length).sum();
        var out = ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN).putInt(values.size());
        encoded.forEach(bytes -> out.putInt(bytes.length).put(bytes));
        return out.array();
    }

    @Override
    public ObjectNode shape(ZarrArray array) {
        ObjectNode node = Json.object().put("zarr_format", 3).put("node_type", "array");
        node.set("shape", Json.numbers(array.shape()));
        node.put("data_type", array.type().v3());
        ObjectNode chunks = Json.object();
        chunks.set("chunk_shape", Json.numbers(array.chunks()));
        node.set("chunk_grid", named("regular", chunks));
        node.set("chunk_key_encoding", named("default", Json.object().put("separator", "/")));
        node.set(
                "fill_value",
                array.type().isText()
                        ? Json.NODES.textNode("")
                        : Json.number(array.fill().orElse(0), array.type()));
        node.set("codecs", codecs(array));
        node.set("dimension_names", Json.texts(array.dimensions()));
        return node;
    }

    private static ArrayNode codecs(ZarrArray array) {
        ArrayNode codecs = Json.NODES.arrayNode();
        codecs.add(
                array.type().isText()
                        ? named("vlen-utf8", Json.object())
                        : named("bytes", Json.object().put("endian", "little")));
        ObjectNode level = Json.object().put("level", array.codec().level());
        switch (array.codec()) {
            case NONE -> {}
            case GZIP -> codecs.add(named("gzip", level));
            case ZSTD -> codecs.add(named("zstd", level.put("checksum", false)));
            case ZLIB -> throw new IllegalArgumentException("Zarr 3 has no zlib; choose gzip or zstd");
        }
        return codecs;
    }

    private static ObjectNode named(String name, ObjectNode configuration) {
        ObjectNode node = Json.object().put("name", name);
        node.set(CONFIGURATION, configuration);
        return node;
    }

    @Override
    public void write(ZarrStore store, ObjectNode group, List<ZarrArray> arrays) throws IOException {
        ObjectNode all = Json.object();
        for (ZarrArray array : arrays) {
            ObjectNode node = shape(array);
            node.set("attributes", attributes(array));
            all.set(array.name(), node);
            store.put(array.name() + "/" + NODE, Json.bytes(node));
        }
        ObjectNode root = Json.object().put("zarr_format", 3).put("node_type", "group");
        root.set("attributes", group);
        ObjectNode consolidated = Json.object().put("kind", "inline").put("must_understand", false);
        consolidated.set("metadata", all);
        root.set("consolidated_metadata", consolidated);
        store.put(NODE, Json.bytes(root));
    }

    /** Unlike in Zarr 2, readers do not take the fill value for nodata: CF's attribute says it, as xarray encodes it. */
    private static ObjectNode attributes(ZarrArray array) {
        ObjectNode attributes = array.attributes().deepCopy();
        double fill = array.fill().orElse(Double.NaN);
        if (Double.isFinite(fill)) {
            if (array.type().isFloat()) {
                byte[] bits = new byte[Double.BYTES];
                ChunkBytes.read(bits).putDouble(fill);
                attributes.put("_FillValue", Base64.getEncoder().encodeToString(bits));
            } else {
                attributes.put("_FillValue", (long) fill);
            }
        }
        return attributes;
    }

    @Override
    public Map<String, JsonNode> read(ZarrStore store) throws IOException {
        Optional<byte[]> bytes = store.get(NODE);
        Map<String, JsonNode> found = new HashMap<>();
        if (bytes.isPresent()) {
            JsonNode all = Json.read(bytes.get()).path("consolidated_metadata").path("metadata");
            for (var entry : all.properties()) {
                if (entry.getValue() instanceof ObjectNode node) {
                    found.put(entry.getKey(), node.deepCopy().without(List.of("attributes")));
                }
            }
        }
        return found;
    }
}
