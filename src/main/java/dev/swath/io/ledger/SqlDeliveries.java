package dev.swath.io.ledger;

import dev.swath.model.Claim;
import dev.swath.model.Delivery;
import dev.swath.model.Status;
import dev.swath.model.Stored;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jdbi.v3.core.Handle;

final class SqlDeliveries implements Deliveries {
    private final Db db;
    private final Rows rows;
    private final DeliveryRows deliveries;

    SqlDeliveries(Db db, Rows rows, DeliveryRows deliveries) {
        this.db = db;
        this.rows = rows;
        this.deliveries = deliveries;
    }

    @Override
    public Delivery get(String deliveryId) {
        return db.read(handle -> handle.createQuery("select * from delivery where id = :id")
                .bind("id", deliveryId)
                .map((row, context) -> delivery(row))
                .findOne()
                .orElseThrow(() -> new IllegalArgumentException("there is no delivery " + deliveryId)));
    }

    @Override
    public void manifest(Claim manifest, Stored stored, List<Delivery> files) {
        db.change(handle -> {
            done(handle, manifest, stored);
            files.forEach(file -> deliveries.add(handle, file));
        });
    }

    @Override
    public void stored(Claim delivery, Stored stored) {
        db.change(handle -> done(handle, delivery, stored));
    }

    private void done(Handle handle, Claim delivery, Stored stored) {
        rows.stop(handle, delivery, Status.DONE, null);
        handle.createUpdate("update delivery set stored_bytes = :bytes, digest = :digest, reused = :reused,"
                        + " stored_ms = :now where id = :id")
                .bind("bytes", stored.bytes())
                .bind("digest", stored.digest())
                .bind("reused", stored.reused())
                .bind("now", db.now())
                .bind("id", delivery.workId())
                .execute();
        db.note(
                handle,
                delivery.workId(),
                "stored",
                stored.bytes() + " bytes, " + stored.digest() + (stored.reused() ? ", was there" : ""));
    }

    @Override
    public List<Row> ofOrder(String orderId) {
        return db
                .read(handle -> handle.createQuery("select d.*, w.status, w.reason from delivery d"
                                + " join work w on w.id = d.id where d.order_id = :order")
                        .bind("order", orderId)
                        .map((row, context) -> new Row(
                                delivery(row),
                                row.getString("status"),
                                Objects.requireNonNullElse(row.getString("reason"), "")))
                        .list())
                .stream()
                .sorted(Comparator.comparing(row -> row.delivery().path()))
                .toList();
    }

    private static Delivery delivery(ResultSet row) throws SQLException {
        return new Delivery(
                row.getString("id"),
                row.getString("job_id"),
                row.getString("order_id"),
                row.getString("planet_id"),
                row.getString("path"),
                row.getString("target"),
                row.getLong("bytes"),
                row.getString("sha256"),
                row.getString("md5"));
    }
}
