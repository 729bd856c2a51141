package dev.swath.io.ledger;

import dev.swath.model.Delivery;
import dev.swath.model.Route;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jdbi.v3.core.Handle;

/** New files of orders, each under a target of its own. */
final class DeliveryRows {
    private static final String INSERT = """
            insert into delivery (id, job_id, order_id, planet_id, path, target, bytes, sha256, md5, item_id)
            select :id, :job, :order, :planetId, :path, :target, :bytes, :sha256, :md5, :item
            where not exists (select 1 from shared_file where target = :target)
            on conflict do nothing""";

    private final Rows rows;

    DeliveryRows(Rows rows) {
        this.rows = rows;
    }

    /** Does nothing when the order has a delivery with that path already. */
    void add(Handle handle, Delivery delivery) {
        if (!insert(handle, delivery, delivery.target())) {
            if (isThere(handle, delivery)) {
                return;
            }
            insertElsewhere(handle, delivery);
        }
        rows.add(handle, delivery.id(), delivery.jobId(), Rows.Kind.FILE, route(delivery));
    }

    /** Where it is fetched, or looked for. */
    static Route route(Delivery delivery) {
        return delivery.isArrival() ? Route.ARRIVAL : Route.DOWNLOAD;
    }

    /** Its target is another file's: below a folder of the order's, or of its own, for our id is unique. */
    private static void insertElsewhere(Handle handle, Delivery delivery) {
        var order = handle.createQuery("select name from purchase where id = :id")
                .bind("id", delivery.orderId())
                .mapTo(String.class)
                .one();
        var target = delivery.target();
        int at = target.lastIndexOf('/') + 1;
        var folder = target.substring(0, at) + order + "/";
        var name = target.substring(at);
        if (!insert(handle, delivery, folder + name)
                && !insert(handle, delivery, folder + delivery.id() + "/" + name)) {
            throw new IllegalStateException(
                    "delivery " + delivery.id() + " has no target of its own: " + target + " is taken");
        }
    }

    private static boolean isThere(Handle handle, Delivery delivery) {
        return handle.createQuery("select 1 from delivery where order_id = :order and path = :path")
                .bind("order", delivery.orderId())
                .bind("path", delivery.path())
                .mapTo(Integer.class)
                .findOne()
                .isPresent();
    }

    static Delivery read(ResultSet row) throws SQLException {
        return new Delivery(
                row.getString("id"),
                row.getString("job_id"),
                row.getString("order_id"),
                row.getString("planet_id"),
                row.getString("path"),
                row.getString("target"),
                row.getLong("bytes"),
                row.getString("sha256"),
                row.getString("md5"),
                row.getString("item_id"));
    }

    static boolean insert(Handle handle, Delivery delivery, String target) {
        return handle.createUpdate(INSERT)
                        .bind("id", delivery.id())
                        .bind("job", delivery.jobId())
                        .bind("order", delivery.orderId())
                        .bind("planetId", delivery.planetId())
                        .bind("path", delivery.path())
                        .bind("target", target)
                        .bind("bytes", delivery.bytes())
                        .bind("sha256", delivery.sha256())
                        .bind("md5", delivery.md5())
                        .bind("item", delivery.itemId())
                        .execute()
                == 1;
    }
}
