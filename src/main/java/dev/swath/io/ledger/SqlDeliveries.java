package dev.swath.io.ledger;

import dev.swath.model.Claim;
import dev.swath.model.Delivery;
import dev.swath.model.Reason;
import dev.swath.model.Route;
import dev.swath.model.Status;
import dev.swath.model.Stored;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jdbi.v3.core.Handle;

final class SqlDeliveries implements Deliveries {
    private static final String UNDER_WAY = """
            select 1 from delivery about join delivery d
            on d.order_id = about.order_id and d.item_id = about.item_id and d.id <> about.id
            join work w on w.id = d.id
            where about.id = :id and w.status in ('waiting', 'working', 'held') limit 1""";

    private final Db db;
    private final Rows rows;
    private final Awaiting files;
    private final DeliveryRows deliveries;

    SqlDeliveries(Db db, Rows rows, DeliveryRows deliveries) {
        this.db = db;
        this.rows = rows;
        this.files = new Awaiting(db, rows, UNDER_WAY);
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
        db.changeForNow(handle -> done(handle, delivery, stored));
    }

    @Override
    public void described(Claim description, Stored stored) {
        db.changeForNow(handle -> {
            handle.createUpdate("update delivery set bytes = :bytes, sha256 = :sha256 where id = :id")
                    .bind("bytes", stored.bytes())
                    .bind("sha256", stored.digest().replaceFirst("^sha256:", ""))
                    .bind("id", description.workId())
                    .execute();
            done(handle, description, stored);
        });
    }

    @Override
    public void awaitFiles(Claim description, Instant later) {
        var why = "the scene is described when its files are there";
        files.putBack(description, Route.DOWNLOAD, "waits-for-files", why, later);
    }

    @Override
    public void skipped(Claim delivery, Reason reason) {
        db.change(handle -> {
            rows.stop(handle, delivery, Status.SKIPPED, reason);
            db.note(handle, delivery.workId(), "skipped", reason.text());
            rows.wakeDescription(handle, delivery.workId());
            rows.wakeShares(handle, orderOf(handle, delivery.workId()));
            SqlCatalog.changed(handle, delivery.workId());
        });
    }

    @Override
    public List<Piece> ofScene(String orderId, String itemId) {
        return db.read(handle -> handle.createQuery("select d.*, w.status from delivery d join work w on w.id = d.id"
                        + " where d.order_id = :order and d.item_id = :item order by d.path")
                .bind("order", orderId)
                .bind("item", itemId)
                .map((row, context) -> new Piece(
                        DeliveryRows.read(row),
                        row.getString("status"),
                        row.getString("digest") == null ? -1 : row.getLong("stored_bytes"),
                        Objects.requireNonNullElse(row.getString("digest"), ""),
                        Columns.whole(row, "crc32c")))
                .filter(piece -> !piece.delivery().isDescription())
                .list());
    }

    private void done(Handle handle, Claim delivery, Stored stored) {
        rows.stop(handle, delivery, Status.DONE, null);
        handle.createUpdate("update delivery set stored_bytes = :bytes, digest = :digest, reused = :reused,"
                        + " crc32c = coalesce(:crc, case when digest = :digest then crc32c end), stored_ms = :now, again = false,"
                        + " gone_ms = null"
                        + " where id = :id")
                .bind("bytes", stored.bytes())
                .bind("digest", stored.digest())
                .bind("reused", stored.reused())
                .bind("crc", stored.crc32c())
                .bind("now", db.now())
                .bind("id", delivery.workId())
                .execute();
        db.note(
                handle,
                delivery.workId(),
                "stored",
                stored.bytes() + " bytes, " + stored.digest() + (stored.reused() ? ", was there" : ""));
        rows.wakeDescription(handle, delivery.workId());
        rows.wakeShares(handle, orderOf(handle, delivery.workId()));
        SqlCatalog.changed(handle, delivery.workId());
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
