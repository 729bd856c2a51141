package dev.swath.io.ledger;

import static dev.swath.model.OrderState.PLACED;
import static dev.swath.model.OrderState.PLANNED;
import static dev.swath.model.OrderState.POSTING;
import static dev.swath.model.OrderState.REFUSED;
import static dev.swath.model.OrderState.UNKNOWN;

import dev.swath.model.Claim;
import dev.swath.model.Item;
import dev.swath.model.Order;
import dev.swath.model.OrderState;
import dev.swath.model.Plan;
import dev.swath.model.Reason;
import dev.swath.model.Route;
import dev.swath.model.Status;
import java.time.Instant;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;

final class SqlOrders implements Orders {
    /** The POST does not count; without any that counts, none has ever left. */
    static final String UNSENT =
            "posts = posts - 1, sent_ms = null, posted_ms = case when posts > 1 then posted_ms end";

    /** Nothing was or will be bought: the budget is free again. */
    static final String FREED = "reserved_ms = null";

    private static final int MOST_POSTS = 2;

    private final Db db;
    private final Rows rows;

    SqlOrders(Db db, Rows rows) {
        this.db = db;
        this.rows = rows;
    }

    @Override
    public void plan(Claim request, Plan plan) {
        db.change(handle -> {
            rows.stop(handle, request, Status.DONE, null);
            drop(handle, request.workId(), plan.dropped());
            for (var order : plan.intents()) {
                OrderRows.insert(handle, order);
                SqlOwnership.take(handle, order);
                rows.add(handle, order.id(), order.jobId(), Rows.Kind.ORDER, Route.ORDER, plan.hold());
                Restored.holdPlanned(db, handle, order.id());
                db.note(
                        handle,
                        order.id(),
                        "planned",
                        order.name() + ", " + order.items().size() + " scenes, " + order.hectares() + " ha");
            }
            for (var share : plan.shares()) {
                SqlShares.insert(handle, share);
                rows.add(handle, share.id(), share.jobId(), Rows.Kind.SHARE, Route.DOWNLOAD_SHARE);
                db.note(handle, share.id(), "shared", share.items().size() + " scenes of order " + share.orderId());
            }
        });
    }

    /** Chosen scenes that the request does without. */
    private void drop(Handle handle, String requestId, Map<Item, Reason> dropped) {
        dropped.forEach((item, reason) -> {
            handle.createUpdate("update candidate set chosen = false, reason_code = :code, reason = :reason"
                            + " where request_id = :request and item_type = :type and scene_id = :item and chosen")
                    .bind("code", reason.code())
                    .bind("reason", reason.text())
                    .bind("request", requestId)
                    .bind("type", item.type())
                    .bind("item", item.id())
                    .execute();
            db.note(handle, requestId, "dropped", item.id() + ": " + reason.text());
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
    public List<String> unsent(String jobId) {
        return db.read(handle -> handle.createQuery("select p.id from purchase p join work w on w.id = p.id"
                        + " where p.job_id = :job and p.state = 'PLANNED'"
                        + " and w.status in ('waiting', 'working', 'held') order by p.id")
                .bind("job", jobId)
                .mapTo(String.class)
                .list());
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
            SqlMoney.requireReserved(handle, order, db.now());
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
    public Optional<Instant> lastSent(String orderId) {
        return db.read(
                handle -> handle.createQuery("select sent_ms from purchase where id = :id and sent_ms is not null")
                        .bind("id", orderId)
                        .mapTo(Long.class)
                        .findOne()
                        .map(Instant::ofEpochMilli));
    }

    @Override
    public void placed(Claim order, String planetId, String planetState, Instant firstPoll) {
        db.change(handle -> {
            boolean cancelling = isCancelling(handle, order.workId());
            rows.next(handle, order, cancelling ? Route.ORDER_CANCEL : Route.POLL, firstPoll.toEpochMilli());
            move(handle, order, EnumSet.of(POSTING, UNKNOWN), PLACED, "sent_ms = sent_ms");
            handle.createUpdate("update purchase set planet_id = :planetId, planet_state = :planetState,"
                            + " posted_ms = coalesce(posted_ms, :now), reserved_ms = coalesce(reserved_ms, :now),"
                            + " run_id = coalesce(run_id, :run) where id = :id")
                    .bind("run", SqlRuns.currentId(handle))
                    .bind("planetId", planetId)
                    .bind("planetState", planetState)
                    .bind("now", db.now())
                    .bind("id", order.workId())
                    .execute();
            db.note(handle, order.workId(), "placed", planetId + " " + planetState);
        });
    }

    @Override
    public void refused(Claim order, Reason reason, List<String> named) {
        db.change(handle -> {
            rows.stop(handle, order, named.isEmpty() ? Status.FAILED : Status.ASIDE, reason);
            move(handle, order, EnumSet.of(POSTING), REFUSED, FREED);
            db.note(handle, order.workId(), "refused", reason.text());
            SqlOwnership.release(handle, order.workId());
            if (!named.isEmpty()) {
                var refused = OrderRows.get(handle, order.workId());
                var request = refused.requestId();
                drop(handle, request, byItem(refused.itemType(), named, reason));
                if (!isCancelling(handle, order.workId())) {
                    rows.planAnew(handle, request, db.now());
                }
            }
            rows.wakeShares(handle, order.workId());
        });
    }

    private static Map<Item, Reason> byItem(String type, List<String> items, Reason reason) {
        var each = new LinkedHashMap<Item, Reason>();
        items.forEach(item -> each.put(new Item(type, item), new Reason("refused-by-provider", reason.text())));
        return each;
    }

    @Override
    public void later(Claim order, Instant notBefore, Reason reason) {
        db.change(handle -> {
            rows.again(handle, order, Route.ORDER, notBefore.toEpochMilli(), reason);
            // nothing was accepted: what it would have cost is free for others meanwhile
            move(handle, order, EnumSet.of(POSTING), PLANNED, UNSENT + ", " + FREED);
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
            if (isCancelling(handle, order.workId())) {
                giveUp(handle, order, new Reason("cancelled", "cancelled; Planet never listed it"));
                return;
            }
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
    public void givenUp(Claim order, Reason reason) {
        db.change(handle -> giveUp(handle, order, reason));
    }

    private void giveUp(Handle handle, Claim order, Reason reason) {
        rows.stop(handle, order, Status.CANCELLED, reason);
        move(handle, order, EnumSet.of(UNKNOWN), REFUSED, FREED);
        db.note(handle, order.workId(), "given-up", reason.text());
        SqlOwnership.release(handle, order.workId());
        rows.wakeShares(handle, order.workId());
    }

    @Override
    public boolean isCancelling(String orderId) {
        return db.read(handle -> isCancelling(handle, orderId));
    }

    static boolean isCancelling(Handle handle, String orderId) {
        return handle.createQuery("select 1 from purchase where id = :id and cancelling")
                .bind("id", orderId)
                .mapTo(Integer.class)
                .findOne()
                .isPresent();
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
