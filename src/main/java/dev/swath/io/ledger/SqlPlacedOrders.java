package dev.swath.io.ledger;

import static dev.swath.model.OrderState.PLACED;

import dev.swath.model.Claim;
import dev.swath.model.Delivery;
import dev.swath.model.Reason;
import dev.swath.model.Route;
import dev.swath.model.Status;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

final class SqlPlacedOrders implements PlacedOrders {
    private final Db db;
    private final Rows rows;
    private final DeliveryRows deliveries;

    SqlPlacedOrders(Db db, Rows rows, DeliveryRows deliveries) {
        this.db = db;
        this.rows = rows;
        this.deliveries = deliveries;
    }

    @Override
    public List<Running> running(@Nullable String onlyJob) {
        return db.read(handle -> handle.createQuery("select p.id, p.planet_id, p.posted_ms, w.not_before_ms"
                        + " from work w join purchase p on p.id = w.id"
                        + " where w.route = 'poll' and w.status = 'waiting' and p.state = 'PLACED'"
                        + (onlyJob == null ? "" : " and w.job_id = :job")
                        + " order by p.posted_ms, p.id")
                .bindMap(onlyJob == null ? Map.of() : Map.of("job", onlyJob))
                .map((row, context) -> new Running(
                        row.getString("id"),
                        row.getString("planet_id"),
                        Objects.requireNonNull(Columns.instant(row, "posted_ms")),
                        Instant.ofEpochMilli(row.getLong("not_before_ms"))))
                .list());
    }

    @Override
    public void stillRunning(String orderId, String planetState, Instant nextPoll) {
        db.change(handle -> {
            int waiting = handle.createUpdate("update work set not_before_ms = :next, updated_ms = :now"
                            + " where id = :id and route = 'poll' and status = 'waiting'")
                    .bind("next", nextPoll.toEpochMilli())
                    .bind("now", db.now())
                    .bind("id", orderId)
                    .execute();
            if (waiting == 1) {
                planetSays(handle, orderId, planetState);
            }
        });
    }

    @Override
    public void lookNow(String jobId) {
        db.change(handle -> handle.createUpdate("update work set not_before_ms = :now, updated_ms = :now"
                        + " where job_id = :job and route = 'poll' and status = 'waiting' and not_before_ms > :now")
                .bind("now", db.now())
                .bind("job", jobId)
                .execute());
    }

    @Override
    public void askResult(String orderId) {
        db.change(handle -> {
            if (rows.waitsAt(handle, orderId, Route.POLL)) {
                rows.unclaimedNext(handle, orderId, Route.POLL_RESULT, db.now());
            }
        });
    }

    @Override
    public void notFinal(Claim order, String planetState, Instant nextPoll) {
        db.change(handle -> {
            rows.next(handle, order, Route.POLL, nextPoll.toEpochMilli());
            OrderRows.require(handle, order.workId(), EnumSet.of(PLACED), PLACED);
            planetSays(handle, order.workId(), planetState);
        });
    }

    @Override
    public void results(Claim order, String planetState, Delivery manifest, List<String> hints) {
        db.change(handle -> {
            rows.stop(handle, order, Status.DONE, null);
            OrderRows.require(handle, order.workId(), EnumSet.of(PLACED), PLACED);
            planetSays(handle, order.workId(), planetState);
            deliveries.add(handle, manifest);
            db.note(handle, order.workId(), "results", String.join("; ", hints));
        });
    }

    @Override
    public void ended(Claim order, String planetState, Reason reason) {
        db.change(handle -> {
            rows.stop(handle, order, Status.FAILED, reason);
            OrderRows.require(handle, order.workId(), EnumSet.of(PLACED), PLACED);
            planetSays(handle, order.workId(), planetState);
            db.note(handle, order.workId(), "ended", reason.text());
            rows.wakeShares(handle, order.workId());
        });
    }

    @Override
    public void cancelled(Claim order, String planetState) {
        db.change(handle -> {
            rows.stop(handle, order, Status.CANCELLED, new Reason("cancelled", "cancelled at Planet on request"));
            OrderRows.require(handle, order.workId(), EnumSet.of(PLACED), PLACED);
            planetSays(handle, order.workId(), planetState);
            db.note(handle, order.workId(), "cancelled", "at Planet");
            SqlOwnership.release(handle, order.workId());
            rows.wakeShares(handle, order.workId());
        });
    }

    @Override
    public void notCancelled(Claim order, Reason reason, Instant nextPoll) {
        db.change(handle -> {
            rows.next(handle, order, Route.POLL, nextPoll.toEpochMilli());
            db.note(handle, order.workId(), "not-cancelled", reason.text());
        });
    }

    private void planetSays(Handle handle, String orderId, String planetState) {
        int changed = handle.createUpdate("update purchase set planet_state = :state"
                        + " where id = :id and (planet_state is null or planet_state <> :state)")
                .bind("state", planetState)
                .bind("id", orderId)
                .execute();
        if (changed == 1) {
            db.note(handle, orderId, "planet-state", planetState);
        }
    }
}
