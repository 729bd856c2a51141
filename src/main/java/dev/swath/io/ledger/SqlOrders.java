package dev.swath.io.ledger;

import static dev.swath.model.OrderState.PLACED;
import static dev.swath.model.OrderState.PLANNED;
import static dev.swath.model.OrderState.POSTING;
import static dev.swath.model.OrderState.REFUSED;
import static dev.swath.model.OrderState.UNKNOWN;

import dev.swath.model.Claim;
import dev.swath.model.Delivery;
import dev.swath.model.Order;
import dev.swath.model.OrderState;
import dev.swath.model.Reason;
import dev.swath.model.Route;
import dev.swath.model.Status;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

final class SqlOrders implements Orders {
    /** The POST does not count; without any that counts, none has ever left. */
    static final String UNSENT =
            "posts = posts - 1, sent_ms = null, posted_ms = case when posts > 1 then posted_ms end";

    private static final int MOST_POSTS = 2;

    private final Db db;
    private final Rows rows;
    private final DeliveryRows deliveries;

    SqlOrders(Db db, Rows rows, DeliveryRows deliveries) {
        this.db = db;
        this.rows = rows;
        this.deliveries = deliveries;
    }

    @Override
    public void plan(Claim request, List<Order> planned) {
        db.change(handle -> {
            rows.stop(handle, request, Status.DONE, null);
            for (var order : planned) {
                OrderRows.insert(handle, order);
                rows.add(handle, order.id(), order.jobId(), Rows.Kind.ORDER, Route.ORDER);
                db.note(
                        handle,
                        order.id(),
                        "planned",
                        order.name() + ", " + order.items().size() + " scenes, " + order.hectares() + " ha");
            }
        });
    }

    @Override
    public Order get(String orderId) {
        return db.read(handle -> OrderRows.get(handle, orderId));
    }

    @Override
    public List<Order> ofRequest(String requestId) {
        return db.read(handle -> OrderRows.list(handle, "request_id", requestId));
    }

    @Override
    public List<Order> ofJob(String jobId) {
        return db.read(handle -> OrderRows.list(handle, "job_id", jobId));
    }

    @Override
    public Optional<Order> byPlanetId(String planetId) {
        return db.read(
                handle -> OrderRows.list(handle, "planet_id", planetId).stream().findFirst());
    }

    @Override
    public Order posting(Claim order) {
        return db.write(handle -> {
            rows.owned(handle, order);
            requirePostLeft(handle, order, POSTING);
            move(handle, order, EnumSet.of(PLANNED), POSTING, "posts = posts + 1, sent_ms = null");
            db.note(handle, order.workId(), "posting", "");
            return OrderRows.get(handle, order.workId());
        });
    }

    @Override
    public boolean arm(Claim order) {
        return db.write(handle -> {
            int armed = handle.createUpdate("""
                            update purchase set sent_ms = :now, posted_ms = coalesce(posted_ms, :now)
                            where id = :id and state = 'POSTING' and sent_ms is null
                              and exists (select 1 from work
                                          where id = :id and lease = :lease and status = 'working')""")
                    .bind("now", db.now())
                    .bind("id", order.workId())
                    .bind("lease", order.lease())
                    .execute();
            if (armed == 1) {
                db.note(handle, order.workId(), "sent", "");
            }
            return armed == 1;
        });
    }

    @Override
    public void placed(Claim order, String planetId, String planetState, Instant firstPoll) {
        db.change(handle -> {
            rows.next(handle, order, Route.POLL, firstPoll.toEpochMilli());
            move(handle, order, EnumSet.of(POSTING, UNKNOWN), PLACED, "sent_ms = sent_ms");
            handle.createUpdate("update purchase set planet_id = :planetId, planet_state = :planetState,"
                            + " posted_ms = coalesce(posted_ms, :now) where id = :id")
                    .bind("planetId", planetId)
                    .bind("planetState", planetState)
                    .bind("now", db.now())
                    .bind("id", order.workId())
                    .execute();
            db.note(handle, order.workId(), "placed", planetId + " " + planetState);
        });
    }

    @Override
    public void refused(Claim order, Reason reason) {
        db.change(handle -> {
            rows.stop(handle, order, Status.FAILED, reason);
            move(handle, order, EnumSet.of(POSTING), REFUSED, "sent_ms = sent_ms");
            db.note(handle, order.workId(), "refused", reason.text());
        });
    }

    @Override
    public void later(Claim order, Instant notBefore, Reason reason) {
        db.change(handle -> {
            rows.again(handle, order, Route.ORDER, notBefore.toEpochMilli(), reason);
            move(handle, order, EnumSet.of(POSTING), PLANNED, UNSENT);
            db.note(handle, order.workId(), "later", reason.text());
        });
    }

    @Override
    public void unknown(Claim order, Instant firstLook, Reason reason) {
        db.change(handle -> {
            rows.next(handle, order, Route.ORDER_RECONCILE, firstLook.toEpochMilli());
            move(handle, order, EnumSet.of(POSTING), UNKNOWN, "sent_ms = sent_ms");
            db.note(handle, order.workId(), "unknown", reason.text());
        });
    }

    @Override
    public void lookAgain(Claim order, Instant notBefore) {
        db.change(handle -> {
            rows.next(handle, order, Route.ORDER_RECONCILE, notBefore.toEpochMilli());
            move(handle, order, EnumSet.of(UNKNOWN), UNKNOWN, "sent_ms = sent_ms");
            db.note(handle, order.workId(), "looked", "not listed yet");
        });
    }

    @Override
    public void resend(Claim order, Reason reason) {
        db.change(handle -> {
            rows.next(handle, order, Route.ORDER, db.now());
            requirePostLeft(handle, order, PLANNED);
            move(handle, order, EnumSet.of(UNKNOWN), PLANNED, "sent_ms = null");
            db.note(handle, order.workId(), "resend", reason.text());
        });
    }

    @Override
    public void hold(Claim order, Reason reason) {
        db.change(handle -> {
            rows.stop(handle, order, Status.HELD, reason);
            move(handle, order, EnumSet.of(UNKNOWN), UNKNOWN, "sent_ms = sent_ms");
            db.note(handle, order.workId(), "held", reason.text());
        });
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

    private static void move(Handle handle, Claim order, Set<OrderState> from, OrderState to, String also) {
        int moved = handle.createUpdate(
                        "update purchase set state = :to, " + also + " where id = :id and state in (<from>)")
                .bind("to", to.name())
                .bind("id", order.workId())
                .bindList("from", from.stream().map(OrderState::name).toList())
                .execute();
        if (moved == 0) {
            OrderRows.require(handle, order.workId(), from, to);
        }
    }

    private static void requirePostLeft(Handle handle, Claim order, OrderState to) {
        int posts = OrderRows.get(handle, order.workId()).posts();
        if (posts >= MOST_POSTS) {
            throw new IllegalStateException("order " + order.workId() + " was sent " + posts + " times, cannot become "
                    + to + ": there is never a third POST");
        }
    }
}
