package dev.swath.io.ledger;

import dev.swath.model.Claim;
import dev.swath.model.Reason;
import dev.swath.model.Route;
import dev.swath.model.Status;
import dev.swath.model.Verdict;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * The rows of the queue as the other aggregates move them, inside their transactions. A row that comes to a route
 * beyond the last one its job may go to is held there.
 */
final class Rows {
    static final String REPLACED = "retried";
    static final String STOPS_HERE = "stops-here";

    private static final String WAKE_DESCRIPTION = """
            update work set status = 'waiting', not_before_ms = :now, updated_ms = :now
            where status in ('waiting', 'done') and id = (
                select about.id from delivery d join delivery about
                on about.order_id = d.order_id and about.path = '_swath/' || d.item_id || '_scene.json'
                where d.id = :id and d.id <> about.id
                and not exists (
                    select 1 from delivery other join work w on w.id = other.id
                    where other.order_id = d.order_id and other.item_id = d.item_id and other.id <> about.id
                    and w.status in ('waiting', 'working')))""";

    private final Db db;

    Rows(Db db) {
        this.db = db;
    }

    /** What a row stands for; with the same id. */
    enum Kind {
        REQUEST("request"),
        ORDER("order"),
        FILE("file"),
        SHARE("share"),
        COMPOSITE("composite"),
        MONTH("month"),
        ASSET("asset"),
        DATASET("dataset");

        private final String word;

        Kind(String word) {
            this.word = word;
        }
    }

    /** The first statement of every result: locks the row, or finds that it has passed to somebody else. */
    void owned(Handle handle, Claim claim) {
        int rows = handle.createUpdate("update work set updated_ms = :now"
                        + " where id = :id and lease = :lease and status = 'working'")
                .bind("now", db.now())
                .bind("id", claim.workId())
                .bind("lease", claim.lease())
                .execute();
        if (rows == 0) {
            throw new LeaseLost(claim);
        }
    }

    /** A new row, due now. */
    void add(Handle handle, String id, String jobId, Kind kind, Route route) {
        add(handle, id, jobId, kind, route, null);
    }

    /** @param wanted why it waits for a person; null = it does only if its job stops before that route */
    void add(Handle handle, String id, String jobId, Kind kind, Route route, @Nullable Reason wanted) {
        var stop = holdAt(handle, jobId, route);
        var hold = stop == null ? wanted : stop;
        handle.createUpdate("insert into work (id, job_id, kind, route, status, not_before_ms, failures,"
                        + " reason_code, reason, created_ms, updated_ms)"
                        + " values (:id, :job, :kind, :route, :status, :now, 0, :code, :reason, :now, :now)")
                .bind("id", id)
                .bind("job", jobId)
                .bind("kind", kind.word)
                .bind("route", route.id())
                .bind("status", waitingOr(hold).word())
                .bind("code", hold == null ? null : hold.code())
                .bind("reason", hold == null ? null : hold.text())
                .bind("now", db.now())
                .execute();
    }

    /** Something was achieved: the row goes on to {@code route} with a clean sheet. */
    void next(Handle handle, Claim claim, Route route, long notBefore) {
        owned(handle, claim);
        var hold = holdAt(handle, claim.jobId(), route);
        put(handle, claim.workId(), new Place(route, waitingOr(hold), notBefore, 0, hold));
    }

    /** As {@link #next} for a row that nobody has claimed. */
    void unclaimedNext(Handle handle, String id, Route route, long notBefore) {
        var hold = holdAt(handle, jobOf(handle, id), route);
        put(handle, id, new Place(route, waitingOr(hold), notBefore, 0, hold));
    }

    /** All rows of the job that are held at {@code route} with that code may go on. */
    int release(Handle handle, String jobId, Route route, String code) {
        var hold = holdAt(handle, jobId, route);
        return handle.createUpdate("update work set status = :status, not_before_ms = :now, failures = 0,"
                        + " reason_code = :newCode, reason = :newReason, updated_ms = :now"
                        + " where job_id = :job and route = :route and status = 'held' and reason_code = :code")
                .bind("status", waitingOr(hold).word())
                .bind("newCode", hold == null ? null : hold.code())
                .bind("newReason", hold == null ? null : hold.text())
                .bind("now", db.now())
                .bind("job", jobId)
                .bind("route", route.id())
                .bind("code", code)
                .execute();
    }

    /** Nothing was achieved: the row waits at {@code route} again, with one failure more. */
    void again(Handle handle, Claim claim, Route route, long notBefore, Reason reason) {
        owned(handle, claim);
        put(handle, claim.workId(), new Place(route, Status.WAITING, notBefore, claim.failures() + 1, reason));
    }

    /** Nothing was tried: the row waits at {@code route} until the verdict's time, or for a person. */
    void withhold(Handle handle, Claim claim, Route route, Verdict verdict) {
        owned(handle, claim);
        var again = verdict.again();
        put(
                handle,
                claim.workId(),
                new Place(
                        route,
                        again == null ? Status.HELD : Status.WAITING,
                        again == null ? db.now() : again.toEpochMilli(),
                        claim.failures(),
                        verdict.reason()));
    }

    /** The row stays where it is: ended, or held for a person. */
    void stop(Handle handle, Claim claim, Status status, @Nullable Reason reason) {
        owned(handle, claim);
        put(handle, claim.workId(), new Place(claim.route(), status, db.now(), claim.failures(), reason));
    }

    private record Place(
            Route route,
            Status status,
            long notBefore,
            int failures,
            @Nullable Reason reason) {}

    private void put(Handle handle, String id, Place place) {
        var reason = place.reason();
        handle.createUpdate("update work set route = :route, status = :status, not_before_ms = :notBefore,"
                        + " failures = :failures, reason_code = :code, reason = :reason, lease = null,"
                        + " lease_until_ms = null, holder = null, updated_ms = :now where id = :id")
                .bind("route", place.route().id())
                .bind("status", place.status().word())
                .bind("notBefore", place.notBefore())
                .bind("failures", place.failures())
                .bind("code", reason == null ? null : reason.code())
                .bind("reason", reason == null ? null : reason.text())
                .bind("now", db.now())
                .bind("id", id)
                .execute();
    }

    /**
     * The request of a row that has ended is planned once more, for what it did not get. Whoever plans it at this moment
     * looked before: its lease ends, and its result is not accepted.
     */
    void planAnew(Handle handle, String requestId, long notBefore) {
        var cancelled = handle.createQuery("select 1 from work where id = :id and status = 'cancelled'")
                .bind("id", requestId)
                .mapTo(Integer.class)
                .findOne();
        if (cancelled.isPresent()) {
            return;
        }
        var hold = holdAt(handle, jobOf(handle, requestId), Route.ORDER_PLAN);
        put(handle, requestId, new Place(Route.ORDER_PLAN, waitingOr(hold), notBefore, 0, hold));
        db.note(handle, requestId, "plan-anew", "");
    }

    /** As {@link #planAnew}, for a person's word also brings a cancelled request back. */
    void planAnewByDecision(Handle handle, String requestId) {
        unclaimedNext(handle, requestId, Route.ORDER_PLAN, db.now());
        db.note(handle, requestId, "plan-anew", "by decision");
    }

    /** A person stops it, whoever works on it: that result is not accepted any more. */
    void cancel(Handle handle, String id) {
        end(handle, id, Status.CANCELLED, new Reason("cancelled", "cancelled on request"));
        db.note(handle, id, "cancelled", "");
    }

    /** A person had it replaced by another one: nothing of it is left to do. */
    void replaced(Handle handle, String id, String text) {
        end(handle, id, Status.DONE, new Reason(REPLACED, text));
        db.note(handle, id, REPLACED, text);
    }

    private void end(Handle handle, String id, Status status, Reason reason) {
        var route = handle.createQuery("select route from work where id = :id")
                .bind("id", id)
                .mapTo(String.class)
                .one();
        put(handle, id, new Place(Route.of(route), status, db.now(), 0, reason));
    }

    /** Requests that share an order look at it again, once nothing more is under way for it. */
    void wakeShares(Handle handle, String orderId) {
        handle.createUpdate("update work set not_before_ms = :now, updated_ms = :now"
                        + " where id in (select id from share where order_id = :order) and status = 'waiting'"
                        + " and not exists (select 1 from delivery d join work w on w.id = d.id"
                        + " where d.order_id = :order and w.status in ('waiting', 'working'))")
                .bind("now", db.now())
                .bind("order", orderId)
                .execute();
    }

    /** Why a row of the job may not be claimed at {@code route} yet; null when it may. */
    static @Nullable Reason holdAt(Handle handle, String jobId, Route route) {
        return handle.createQuery("select name, until_route from job where id = :id")
                .bind("id", jobId)
                .map((row, context) -> {
                    var until = row.getString("until_route");
                    return until == null
                            ? Optional.<Reason>empty()
                            : hold(row.getString("name"), Route.of(until), route);
                })
                .one()
                .orElse(null);
    }

    private static Optional<Reason> hold(String job, Route until, Route route) {
        // what was sent is looked up and cancelled whatever the phase
        if (!route.isBeyond(until) || route == Route.ORDER_CANCEL || route == Route.ORDER_RECONCILE) {
            return Optional.empty();
        }
        return Optional.of(new Reason(
                STOPS_HERE, "stops after " + until.step() + "; ./swath " + verb(route) + " " + job + " goes on"));
    }

    /** The verb whose phase the route belongs to. */
    private static String verb(Route route) {
        return switch (route) {
            case SEARCH, SELECT -> "lookup";
            case SEARCH_STAC, INGEST, INGEST_CATALOG, COMPOSITE, COMPOSITE_MONTH, COMPOSITE_CATALOG -> "composite";
            case DATASET, DATASET_MAKE, DATASET_SEASON, DATASET_CLIP -> "create-dataset";
            case ORDER_PLAN, ORDER, ORDER_RECONCILE, ORDER_CANCEL -> "order";
            case POLL, POLL_RESULT, ARRIVAL, DOWNLOAD, DOWNLOAD_SHARE -> "download";
        };
    }

    boolean waitsAt(Handle handle, String id, Route route) {
        return handle.createQuery("select 1 from work where id = :id and route = :route and status = 'waiting'")
                .bind("id", id)
                .bind("route", route.id())
                .mapTo(Integer.class)
                .findOne()
                .isPresent();
    }

    private static Status waitingOr(@Nullable Reason hold) {
        return hold == null ? Status.WAITING : Status.HELD;
    }

    /** A drop that had ended has work again. */
    void reopen(Handle handle, String jobId) {
        int opened = handle.createUpdate(
                        "update job set state = 'OPEN', finished_ms = null where id = :id and state = 'FINISHED'")
                .bind("id", jobId)
                .execute();
        if (opened == 1) {
            db.note(handle, jobId, "reopened", "");
        }
    }

    /** A file has ended: when no other one of its scene is under way, the scene is described, or described anew. */
    void wakeDescription(Handle handle, String deliveryId) {
        handle.createUpdate(WAKE_DESCRIPTION)
                .bind("id", deliveryId)
                .bind("now", db.now())
                .execute();
    }

    static String jobOf(Handle handle, String id) {
        return handle.createQuery("select job_id from work where id = :id")
                .bind("id", id)
                .mapTo(String.class)
                .one();
    }
}
