package dev.swath.app.shard;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.swath.model.Delivery;
import org.jspecify.annotations.Nullable;

/** One file of a plan as a line of JSON. */
final class FileLine {
    private FileLine() {}

    static ObjectNode write(ObjectMapper mapper, Delivery file) {
        var json = mapper.createObjectNode()
                .put("id", file.id())
                .put("drop_id", file.jobId())
                .put("order_id", file.orderId())
                .put("planet_id", file.planetId())
                .put("path", file.path())
                .put("target", file.target())
                .put("bytes", file.bytes());
        put(json, "sha256", file.sha256());
        put(json, "md5", file.md5());
        put(json, "item", file.itemId());
        return json;
    }

    private static void put(ObjectNode json, String name, @Nullable String value) {
        if (value != null) {
            json.put(name, value);
        }
    }

    /** @throws IllegalArgumentException when something is missing, or would leave its folder */
    static Delivery read(JsonNode json) {
        return new Delivery(
                text(json, "id"),
                text(json, "drop_id"),
                text(json, "order_id"),
                text(json, "planet_id"),
                text(json, "path"),
                inside(text(json, "target")),
                json.path("bytes").asLong(-1),
                optional(json, "sha256"),
                optional(json, "md5"),
                optional(json, "item"));
    }

    static String text(JsonNode json, String name) {
        var text = json.path(name).asText("");
        if (text.isEmpty()) {
            throw new IllegalArgumentException("there is no '" + name + "'");
        }
        return text;
    }

    private static @Nullable String optional(JsonNode json, String name) {
        return json.hasNonNull(name) ? json.path(name).asText() : null;
    }

    private static String inside(String target) {
        if (target.startsWith("/") || target.contains("\\") || ("/" + target + "/").contains("/../")) {
            throw new IllegalArgumentException("the target '" + target + "' lies outside of the store");
        }
        return target;
    }
}
