package dev.swath.io.planet;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.swath.model.Answer;
import dev.swath.model.Call;
import dev.swath.model.Order;
import dev.swath.model.Source;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The one request that spends quota. Only {@code step.order} may build it, and it is never sent twice blindly.
 *
 * <p>Partial orders are asked for: one item that cannot be delivered must not cost the others. Quads are named one by one,
 * never by a shape that Planet would resolve: so a lost order is known again by its items, and each quad has its owner.
 * They are not merged, for the same reason.
 */
public final class OrderRequest {
    private OrderRequest() {}

    /** An order whose files are downloaded. */
    public static Call of(PlanetUrls urls, Order order, Object about) {
        return new Call("POST", urls.orders(), Json.written(body(order)), about);
    }

    /**
     * An order whose files Planet brings itself. Its text may hold credentials: it is sent, and told to nobody.
     *
     * @param credentials what Planet writes with; null when it keeps them itself
     * @param about handed through to the answer
     */
    public static Call of(
            PlanetUrls urls,
            Order order,
            BucketDelivery delivery,
            BucketDelivery.@Nullable Credentials credentials,
            Object about) {
        var body = body(order);
        body.set("delivery", delivery.block(credentials));
        return new Call("POST", urls.orders(), Json.written(body), about);
    }

    /** The answer, with every credential that the order carried taken out of its words. */
    public static Answer scrubbed(Answer answer) {
        var json = answer.call().json();
        var sent = Json.parsed(json == null ? "" : json)
                .map(order -> order.path("delivery").path("amazon_s3"))
                .orElse(MissingNode.getInstance());
        var text = answer.text();
        for (var key : List.of("aws_secret_access_key", "aws_access_key_id")) {
            var secret = sent.path(key).asText("");
            text = secret.isEmpty() ? text : text.replace(secret, "[hidden]");
        }
        return new Answer(answer.call(), answer.status(), answer.headers(), text, answer.failure());
    }

    private static ObjectNode body(Order order) {
        ObjectNode body = JsonNodeFactory.instance
                .objectNode()
                .put("name", order.name())
                .put("source_type", order.source().word())
                .put("order_type", "partial");
        ObjectNode product = body.putArray("products").addObject();
        if (order.source() == Source.BASEMAPS) {
            product.put("mosaic_name", order.itemType());
            order.items().forEach(product.putArray("quad_ids")::add);
        } else {
            order.items().forEach(product.putArray("item_ids")::add);
            product.put("item_type", order.itemType()).put("product_bundle", order.bundle());
        }
        // Planet works through the tools in this order: reflectance first, on the whole scene
        ArrayNode tools = JsonNodeFactory.instance.arrayNode();
        if (order.harmonize()) {
            tools.addObject().putObject("harmonize").put("target_sensor", "Sentinel-2");
        }
        if (order.clip() != null) {
            tools.addObject().putObject("clip").set("aoi", GeoJson.write(order.clip()));
        }
        if (!tools.isEmpty()) {
            body.set("tools", tools);
        }
        return body;
    }
}
