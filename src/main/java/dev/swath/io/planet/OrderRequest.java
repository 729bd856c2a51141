package dev.swath.io.planet;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.swath.model.Call;
import dev.swath.model.Order;

/**
 * The one request that spends quota. Only {@code step.order} may build it, and it is never sent twice blindly.
 *
 * <p>Partial orders are asked for: one scene that cannot be delivered must not cost the others.
 */
public final class OrderRequest {
    private OrderRequest() {}

    /** @param about handed through to the answer */
    public static Call of(PlanetUrls urls, Order order, Object about) {
        return new Call("POST", urls.orders(), Json.written(body(order)), about);
    }

    private static ObjectNode body(Order order) {
        ObjectNode body = JsonNodeFactory.instance
                .objectNode()
                .put("name", order.name())
                .put("source_type", "scenes")
                .put("order_type", "partial");
        ObjectNode product = body.putArray("products").addObject();
        order.items().forEach(product.putArray("item_ids")::add);
        product.put("item_type", order.itemType()).put("product_bundle", order.bundle());
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
