package dev.swath.io.flowzero;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Finds the orders in a tree of any shape: a list of orders, a map by their ids or by areas, an order by itself, lists
 * below other words, plain ids, and addresses of orders. What stands beside a list of orders holds for each of them.
 */
final class EntryWalk {
    private static final List<String> ID_FIELDS =
            List.of("order_id", "orderId", "planet_order_id", "planet_id", "orderid");
    private static final Pattern UUID =
            Pattern.compile("[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}");
    private static final Pattern ADDRESS = Pattern.compile("^https?://[^?#]*/orders/v2/(" + UUID + ")([/?#].*)?$");

    /** Ids go into addresses. */
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{8,100}");

    /** Fields by which an object without an id is known to be meant as an order. */
    private static final Set<String> OF_ORDERS = Set.of("aoi_name", "status", "state", "start_date", "product_bundle");

    private final OldOrders.Sink sink;
    private final ObjectNode defaults;

    EntryWalk(OldOrders.Sink sink, ObjectNode defaults) {
        this.sink = sink;
        this.defaults = defaults;
    }

    static String quoted(String key) {
        return "'" + (key.length() > 60 ? key.substring(0, 60) + "…" : key).replaceAll("\\p{Cntrl}", "?") + "'";
    }

    void value(JsonNode value, String place) {
        if (value instanceof ObjectNode object) {
            object(object, place);
        } else if (value.isArray()) {
            if (value.isEmpty()) {
                sink.refused(place + ": is an empty list");
            }
            int entry = 1;
            for (var each : value) {
                value(each, place + ", entry " + entry++);
            }
        } else {
            plain(value, place);
        }
    }

    /** A value below a word, which may be an order's id or an area. */
    void field(String key, JsonNode value, String place) {
        if (value instanceof ObjectNode object && UUID.matcher(key).matches() && idOf(object) == null) {
            entry(object.deepCopy().put("order_id", key), place);
        } else if (value instanceof ObjectNode object
                && isEntry(object)
                && object.path("aoi_name").isMissingNode()) {
            entry(UUID.matcher(key).matches() ? object : object.deepCopy().put("feature", key), place);
        } else if (value.isArray() && defaults.path("feature").isMissingNode()) {
            new EntryWalk(sink, with("feature", key)).value(value, place);
        } else {
            value(value, place);
        }
    }

    private ObjectNode with(String field, String value) {
        return isWord(value) ? defaults : defaults.deepCopy().put(field, value);
    }

    /** Words under which lists of orders stand, which are no area's name. */
    static boolean isWord(String key) {
        return Set.of("orders", "shared", "data", "results", "items", "entries").contains(key);
    }

    private void object(ObjectNode object, String place) {
        if (isEntry(object)) {
            entry(object, place);
            return;
        }
        var inner = new EntryWalk(sink, defaults.deepCopy());
        int found = 0;
        for (var field : object.properties()) {
            if (field.getValue().isValueNode() && !isOrder(field)) {
                inner.defaults.set(field.getKey(), field.getValue());
            }
        }
        for (var field : object.properties()) {
            var at = place + ", " + quoted(field.getKey());
            if (isOrder(field)) {
                inner.named(field.getKey(), field.getValue().asText(), at);
                found++;
            } else if (field.getValue().isContainerNode() && !(field.getValue().isEmpty() && object.size() > 1)) {
                inner.field(field.getKey(), field.getValue(), at);
                found++;
            }
        }
        if (found == 0) {
            sink.refused(place + ": holds no order");
        }
    }

    /** {@code "<order id>": "success"}, or {@code "<area>": "<order id or address>"}. */
    private static boolean isOrder(Map.Entry<String, JsonNode> field) {
        var key = field.getKey();
        var value = field.getValue();
        return value.isTextual()
                && (UUID.matcher(key).matches() || (!key.endsWith("_id") && !key.equals("id") && idIn(value) != null));
    }

    private void named(String key, String value, String place) {
        var entry = defaults.objectNode();
        if (UUID.matcher(key).matches()) {
            entry.put("order_id", key).put("status", value);
        } else {
            entry.put("order_id", String.valueOf(idIn(entry.textNode(value)))).put("feature", key);
        }
        entry(entry, place);
    }

    private void plain(JsonNode value, String place) {
        var id = idIn(value);
        if (id == null) {
            sink.refused(place + ": is no order; an order's id or address is needed"
                    + (value.asText().contains("token=") ? ", a download link does not tell its order" : ""));
        } else {
            entry(defaults.objectNode().put("order_id", id), place);
        }
    }

    private static @Nullable String idIn(JsonNode value) {
        var text = value.isTextual() ? value.textValue().strip() : "";
        var address = ADDRESS.matcher(text);
        return UUID.matcher(text).matches() ? text : address.matches() ? address.group(1) : null;
    }

    private static boolean isEntry(ObjectNode object) {
        return ID_FIELDS.stream().anyMatch(object::has)
                || idOf(object) != null
                || (OF_ORDERS.stream().filter(object::has).count() > 1 && !object.has("orders"));
    }

    private static @Nullable String idOf(ObjectNode object) {
        for (var field : ID_FIELDS) {
            if (object.path(field).isTextual()) {
                var text = object.path(field).textValue().strip();
                return ID.matcher(text).matches() && !EntryFields.isBlank(text) ? text : null;
            }
        }
        var id = object.path("id").asText().strip();
        return UUID.matcher(id).matches() ? id : idIn(object.path("_links").path("_self"));
    }

    void entry(ObjectNode object, String place) {
        var fields = EntryFields.with(object, defaults);
        var id = idOf(fields);
        if (id == null) {
            sink.refused(place + ": has no order id: it was never placed, or nothing tells which order it was");
        } else {
            sink.order(EntryFields.order(id, place, fields));
        }
    }
}
