package dev.swath.io.ledger;

import dev.swath.model.Claim;
import dev.swath.model.Delivery;
import dev.swath.model.Status;
import dev.swath.model.Stored;
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
                .map((row, context) -> DeliveryRows.read(row))
                .findOne()
                .orElseThrow(() -> new IllegalArgumentException("there is no delivery " + deliveryId)));
    }

    @Override
    public void manifest(Claim manifest, Stored stored, List<Delivery> files, TopUp topUp) {
        db.change(handle -> {
            done(handle, manifest, stored);
            files.forEach(file -> deliveries.add(handle, file));
            if (!topUp.missing().isEmpty()) {
                topUp(handle, manifest.workId(), topUp);
            }
        });
    }

    private void topUp(Handle handle, String manifestId, TopUp topUp) {
        var orderId = orderOf(handle, manifestId);
        SqlOwnership.releaseMissing(handle, orderId, topUp.missing());
        db.note(handle, orderId, "not-delivered", String.join(", ", topUp.missing()));
        if (!SqlOrders.isCancelling(handle, orderId)) {
            rows.planAnew(handle, requestOf(handle, orderId), topUp.notBefore().toEpochMilli());
        }
        rows.wakeShares(handle, orderId);
    }

    private static String orderOf(Handle handle, String deliveryId) {
        return handle.createQuery("select order_id from delivery where id = :id")
                .bind("id", deliveryId)
                .mapTo(String.class)
                .one();
    }

    private static String requestOf(Handle handle, String orderId) {
        return handle.createQuery("select request_id from purchase where id = :id")
                .bind("id", orderId)
                .mapTo(String.class)
                .one();
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
        rows.wakeShares(handle, orderOf(handle, delivery.workId()));
    }

    @Override
    public List<Row> ofOrder(String orderId) {
        return db
                .read(handle -> handle.createQuery("select d.*, w.status, w.reason from delivery d"
                                + " join work w on w.id = d.id where d.order_id = :order")
                        .bind("order", orderId)
                        .map((row, context) -> new Row(
                                DeliveryRows.read(row),
                                row.getString("status"),
                                Objects.requireNonNullElse(row.getString("reason"), "")))
                        .list())
                .stream()
                .sorted(Comparator.comparing(row -> row.delivery().path()))
                .toList();
    }
}
