package dev.swath.app.sandbox;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** An order as the Orders API shows it. */
final class OrderJson {
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);
    /** Keys of the request that are shown again, when they were given. */
    private static final List<String> ECHOED =
            List.of("delivery", "metadata", "name", "notifications", "order_type", "products", "source_type", "tools");

    private final Addresses at;
    private final Tokens tokens;
    private final SandboxOptions options;

    OrderJson(Addresses at, Tokens tokens, SandboxOptions options) {
        this.at = at;
        this.tokens = tokens;
        this.options = options;
    }

    /** The document without results, as create and list give it. */
    ObjectNode brief(Order order, Instant now) {
        ObjectNode tree = Json.object();
        tree.putObject("_links").put("_self", at.api() + "/compute/ops/orders/v2/" + order.id());
        tree.put("created_on", STAMP.format(order.created()));
        tree.set("error_hints", Json.array(order.ended(now) ? order.hints() : List.of()));
        tree.put("id", order.id())
                .put("last_message", message(order.state(now)))
                .put("last_modified", STAMP.format(order.modified(now)))
                .put("state", order.state(now));
        for (String key : ECHOED) {
            if (order.request().has(key)) {
                tree.set(key, CloudDelivery.withoutSecrets(order.request().get(key)));
            }
        }
        return tree;
    }

    /** The document with links to what is ready, each minted for this answer. */
    ObjectNode full(Order order, Instant now) {
        ObjectNode tree = brief(order, now);
        if (order.progress(now) > 0 || order.ended(now)) {
            ArrayNode results = results(order, now);
            if (order.twist() != Kind.RESULTS_ABSENT) {
                ((ObjectNode) tree.get("_links")).set("results", results);
            }
        }
        return tree;
    }

    private @Nullable ArrayNode results(Order order, Instant now) {
        if (order.twist() == Kind.RESULTS_NULL) {
            return null;
        }
        ArrayNode results = Json.array();
        if (order.twist() == Kind.RESULTS_EMPTY || Set.of("failed", "cancelled").contains(order.state(now))) {
            return results;
        }
        var files = Products.files(order);
        long ready = (long) (files.size() * order.progress(now));
        files.stream().limit(ready).forEach(file -> results.add(result(order, file.path(), now)));
        if (order.ended(now)) {
            results.add(result(order, Products.MANIFEST, now));
        }
        return results;
    }

    private ObjectNode result(Order order, String path, Instant now) {
        if (CloudDelivery.isWanted(order.request())) {
            return Json.object()
                    .put("delivery", "success")
                    .put("expires_at", "0001-01-01T00:00:00.000Z")
                    .put("name", order.id() + "/" + path);
        }
        Instant expires = now.plus(options.times().linkLife());
        String token = tokens.link(new Tokens.Link(order.id(), path, expires));
        String prefix = order.twist() == Kind.TRAVERSAL_NAMES ? order.id() + "/../../../" : order.id() + "/";
        return Json.object()
                .put("delivery", "success")
                .put("expires_at", STAMP.format(expires))
                .put("location", at.api() + "/compute/ops/download/?token=" + token)
                .put("name", prefix + path);
    }

    private static String message(String state) {
        return switch (state) {
            case "queued" -> "Preparing order";
            case "running" -> "Running order";
            case "success", "partial" -> "Manifest delivery completed";
            case "cancelled" -> "Order cancelled";
            default -> "Order " + state;
        };
    }
}
