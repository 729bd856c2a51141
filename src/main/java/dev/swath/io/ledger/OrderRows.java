package dev.swath.io.ledger;

import dev.swath.model.Order;
import dev.swath.model.OrderState;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/** Orders as they stand in their tables. */
final class OrderRows {
    private static final String INSERT = """
            insert into purchase (id, request_id, job_id, name, state, posts, item_type, bundle, clip, clip_hash,
                harmonize, generation, hectares_e4)
            values (:id, :request, :job, :name, 'PLANNED', 0, :type, :bundle, :clip, :clipHash, :harmonize, :generation,
                :hectares)""";

    private OrderRows() {}

    /** As PLANNED, whatever state the record is in. */
    static void insert(Handle handle, Order order) {
        handle.createUpdate(INSERT)
                .bind("id", order.id())
                .bind("request", order.requestId())
                .bind("job", order.jobId())
                .bind("name", order.name())
                .bind("type", order.itemType())
                .bind("bundle", order.bundle())
                .bind("clip", Columns.wkb(order.clip()))
                .bind("clipHash", order.clipHash())
                .bind("harmonize", order.harmonize())
                .bind("generation", order.generation())
                .bind("hectares", Columns.e4(order.hectares()))
                .execute();
        var items = handle.prepareBatch("insert into purchase_item (order_id, item_id) values (:order, :item)");
        order.items()
                .forEach(item ->
                        items.bind("order", order.id()).bind("item", item).add());
        if (items.size() > 0) {
            items.execute();
        }
    }

    static Order get(Handle handle, String orderId) {
        return list(handle, "id", orderId).stream()
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no order " + orderId));
    }

    /** Orders whose {@code column} has that value, in the order of their making. */
    static List<Order> list(Handle handle, String column, String value) {
        return handle.createQuery("select * from purchase where <column> = :value order by id")
                .define("column", column)
                .bind("value", value)
                .map((row, context) -> order(row, items(handle, row.getString("id"))))
                .list();
    }

    /** Orders by their ids, of which there are some. */
    static Map<String, Order> all(Handle handle, Set<String> ids) {
        var items = new HashMap<String, List<String>>();
        handle.createQuery("select order_id, item_id from purchase_item where order_id in (<ids>)")
                .bindList("ids", ids)
                .map((row, context) -> Map.entry(row.getString("order_id"), row.getString("item_id")))
                .forEach(item -> items.computeIfAbsent(item.getKey(), first -> new ArrayList<>())
                        .add(item.getValue()));
        var orders = new HashMap<String, Order>();
        handle.createQuery("select * from purchase where id in (<ids>)")
                .bindList("ids", ids)
                .map((row, context) -> order(
                        row,
                        items.getOrDefault(row.getString("id"), List.of()).stream()
                                .sorted()
                                .toList()))
                .forEach(order -> orders.put(order.id(), order));
        return orders;
    }

    /** @throws IllegalStateException naming order and state, unless it is in one of {@code from} */
    static void require(Handle handle, String orderId, Set<OrderState> from, OrderState to) {
        var state = get(handle, orderId).state();
        if (!from.contains(state)) {
            throw new IllegalStateException("order " + orderId + " is " + state + ", cannot become " + to);
        }
    }

    private static Order order(ResultSet row, List<String> items) throws SQLException {
        return new Order(
                row.getString("id"),
                row.getString("request_id"),
                row.getString("job_id"),
                row.getString("name"),
                OrderState.valueOf(row.getString("state")),
                row.getInt("posts"),
                items,
                row.getString("item_type"),
                row.getString("bundle"),
                Columns.shape(row, "clip"),
                row.getString("clip_hash"),
                row.getBoolean("harmonize"),
                row.getInt("generation"),
                Columns.hectares(row),
                Columns.instant(row, "posted_ms"),
                row.getString("planet_id"),
                row.getString("planet_state"));
    }

    /** Sorted here: databases disagree on the order of text. */
    private static List<String> items(Handle handle, String orderId) {
        return handle
                .createQuery("select item_id from purchase_item where order_id = :id")
                .bind("id", orderId)
                .mapTo(String.class)
                .stream()
                .sorted()
                .toList();
    }
}
