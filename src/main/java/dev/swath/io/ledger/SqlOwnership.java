package dev.swath.io.ledger;

import dev.swath.model.Item;
import dev.swath.model.Order;
import dev.swath.model.Owner;
import dev.swath.model.Product;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;

final class SqlOwnership implements Ownership {
    private static final int BLOCK = 500;

    private static final String OWNERS = """
            select o.item_id, o.order_id, o.generation, p.job_id
            from owned_item o join purchase p on p.id = o.order_id
            where o.item_type = :itemType and o.bundle = :bundle and o.clip_hash = :clipHash and o.tools = :tools
              and o.item_id in (<items>)
            order by o.generation""";

    private static final String OWN = """
            insert into owned_item (item_type, item_id, bundle, clip_hash, tools, generation, order_id)
            select :itemType, :item, :bundle, :clipHash, :tools, :generation, :order
            where not exists (
                select 1 from owned_item
                where item_type = :itemType and item_id = :item and bundle = :bundle and clip_hash = :clipHash
                  and tools = :tools and generation >= :generation)
            on conflict do nothing""";

    private final Db db;

    SqlOwnership(Db db) {
        this.db = db;
    }

    @Override
    public Map<String, Owner> owners(Product product, Collection<String> items) {
        var wanted = new ArrayList<>(items);
        var owners = new HashMap<String, Owner>();
        db.read(handle -> {
            for (int from = 0; from < wanted.size(); from += BLOCK) {
                var block = wanted.subList(from, Math.min(from + BLOCK, wanted.size()));
                // newest last: it stays
                read(handle, product, block).forEach(owner -> owners.put(owner.itemId(), owner));
            }
            return Boolean.TRUE;
        });
        return Map.copyOf(owners);
    }

    private static List<Owner> read(Handle handle, Product product, List<String> items) {
        return handle.createQuery(OWNERS)
                .bindMethods(product)
                .bindList("items", items)
                .map((row, context) -> new Owner(
                        row.getString("item_id"),
                        row.getString("order_id"),
                        row.getString("job_id"),
                        row.getInt("generation")))
                .list();
    }

    @Override
    public Set<Item> own(String requestId) {
        return db.read(handle -> Set.copyOf(handle.createQuery("select p.item_type, i.item_id from purchase p"
                        + " join purchase_item i on i.order_id = p.id join work w on w.id = p.id"
                        + " where p.request_id = :request and not i.missing and w.status <> 'aside'"
                        + " and coalesce(w.reason_code, '') <> 'retried'")
                .bind("request", requestId)
                .map(SqlOwnership::item)
                .set()));
    }

    private static Item item(ResultSet row, StatementContext context) throws SQLException {
        return new Item(row.getString("item_type"), row.getString("item_id"));
    }

    @Override
    public Set<Item> shared(String requestId) {
        return db.read(handle -> Set.copyOf(handle.createQuery("select p.item_type, i.item_id from share s"
                        + " join share_item i on i.share_id = s.id join work w on w.id = s.id"
                        + " join purchase p on p.id = s.order_id"
                        + " where s.request_id = :request and (w.reason_code is null or w.reason_code <> 'not-shared')")
                .bind("request", requestId)
                .map(SqlOwnership::item)
                .set()));
    }

    @Override
    public Map<Item, Integer> missed(String requestId) {
        return db.read(handle -> handle.createQuery("select p.item_type, i.item_id, count(*) as orders from purchase p"
                        + " join purchase_item i on i.order_id = p.id"
                        + " where p.request_id = :request and i.missing group by p.item_type, i.item_id")
                .bind("request", requestId)
                .reduceRows(new HashMap<>(), (missed, row) -> {
                    missed.put(
                            new Item(row.getColumn("item_type", String.class), row.getColumn("item_id", String.class)),
                            row.getColumn("orders", Integer.class));
                    return missed;
                }));
    }

    /** @throws OwnedMeanwhile when one of its scenes has an owner of that generation, or of a newer one */
    static void take(Handle handle, Order order) {
        for (var item : order.items()) {
            int taken = handle.createUpdate(OWN)
                    .bindMethods(order.product())
                    .bind("item", item)
                    .bind("generation", order.generation())
                    .bind("order", order.id())
                    .execute();
            if (taken == 0) {
                throw new OwnedMeanwhile(item);
            }
        }
    }

    /** Whether the order owns every scene it asks for. */
    static boolean ownsAll(Handle handle, String orderId) {
        return handle.createQuery("select 1 from purchase_item i where i.order_id = :order and not exists"
                        + " (select 1 from owned_item o where o.order_id = :order and o.item_id = i.item_id)")
                .bind("order", orderId)
                .mapTo(Integer.class)
                .findFirst()
                .isEmpty();
    }

    /** The order owns nothing any more. */
    static void release(Handle handle, String orderId) {
        handle.createUpdate("delete from owned_item where order_id = :order")
                .bind("order", orderId)
                .execute();
    }

    /** The order did not deliver these: whoever wants them may order them anew. */
    static void releaseMissing(Handle handle, String orderId, List<String> items) {
        handle.createUpdate("delete from owned_item where order_id = :order and item_id in (<items>)")
                .bind("order", orderId)
                .bindList("items", items)
                .execute();
        handle.createUpdate("update purchase_item set missing = true where order_id = :order and item_id in (<items>)")
                .bind("order", orderId)
                .bindList("items", items)
                .execute();
    }
}
