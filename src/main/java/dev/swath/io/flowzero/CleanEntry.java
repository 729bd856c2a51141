package dev.swath.io.flowzero;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.regex.Pattern;

/** An old entry as it may be kept: links without what signs them, nothing that is called a secret, and of bounded size. */
final class CleanEntry {
    private static final int MOST_CHARS = 64_000;

    private static final Pattern SECRET =
            Pattern.compile("(?i).*(api_?key|secret|token|passw|authorization|credential|private).*|_links|pl_key|key");
    private static final Pattern SIGNED = Pattern.compile("(https?://[^\\s?#\"']*)[?#][^\\s\"']*");
    private static final Pattern USER = Pattern.compile("(https?://)[^/\\s@]*@");
    private static final Pattern KEY = Pattern.compile("PLAK[0-9a-fA-F]{16,}|AKIA[0-9A-Z]{16}"
            + "|(?i:(?<=(api_key|apikey|token|secret|password)[\"'=: ]{1,5})[^\\s\"',}]+)");

    private CleanEntry() {}

    /** As JSON on one line; of an entry that is too large only what is no list or object. */
    static String of(ObjectNode entry) {
        var clean = cleaned(entry).toString();
        return clean.length() <= MOST_CHARS ? clean : scalars(entry).toString();
    }

    static String text(String text) {
        var unsigned = SIGNED.matcher(text).replaceAll("$1");
        return KEY.matcher(USER.matcher(unsigned).replaceAll("$1")).replaceAll("[hidden]");
    }

    private static JsonNode cleaned(JsonNode value) {
        if (value instanceof ObjectNode object) {
            var clean = JsonNodeFactory.instance.objectNode();
            object.properties().forEach(field -> {
                if (!SECRET.matcher(field.getKey()).matches()) {
                    clean.set(field.getKey(), cleaned(field.getValue()));
                }
            });
            return clean;
        }
        if (value instanceof ArrayNode array) {
            var clean = JsonNodeFactory.instance.arrayNode();
            array.forEach(each -> clean.add(cleaned(each)));
            return clean;
        }
        // NaN is none of JSON's
        boolean isNumber = !value.isFloatingPointNumber() || Double.isFinite(value.doubleValue());
        return value.isTextual()
                ? JsonNodeFactory.instance.textNode(text(value.textValue()))
                : isNumber ? value : JsonNodeFactory.instance.nullNode();
    }

    private static ObjectNode scalars(ObjectNode entry) {
        var clean = JsonNodeFactory.instance.objectNode();
        entry.properties().forEach(field -> {
            var value = field.getValue();
            if (value.isValueNode()
                    && value.asText().length() < 1000
                    && !SECRET.matcher(field.getKey()).matches()) {
                clean.set(field.getKey(), cleaned(value));
            }
        });
        return clean;
    }
}
