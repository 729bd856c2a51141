package dev.swath.io.ledger;

import dev.swath.model.Claim;
import dev.swath.model.OrderState;
import dev.swath.model.Reason;
import dev.swath.model.Route;
import dev.swath.model.Status;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

final class SqlWork implements Work {
    /**
     * One statement, so that two holders never get the same row: where databases let both find it, the second one
     * waits for the first, sees that the row's state has changed, and leaves it. (The repeated condition is a
     * {@code case} so that rows are found by their id, and not once more by all that is due.)
     */
    private static final String CLAIM = """
            update work
            set status = 'working', lease = :batch || '-' || id, lease_until_ms = :until, holder = :holder,
                updated_ms = :now
            where id in (
                select id from (
                    select id from (
                        select id from work
                        where route = :route and status = 'working' and lease_until_ms <= :now %1$s %2$s
                        order by lease_until_ms limit :limit) expired
                    union all
                    select id from (
                        select id from work
                        where route = :route and status = 'waiting' and not_before_ms <= :now %1$s
                        order by not_before_ms, id limit :limit) due) free
                limit :limit)
              and case status when 'waiting' then not_before_ms <= :now
                              when 'working' then lease_until_ms <= :now %2$s
                              else false end
              and route = :route
            returning id, job_id, lease, failures, not_before_ms""";

    private static final String OF_JOB = "and job_id = :job";
    // whoever sent it may still hear the answer: only Runs.takeOver knows that its holder is dead
    private static final String NOT_POSTING =
            "and not exists (select 1 from purchase p where p.id = work.id and p.state = 'POSTING')";

    // each part is one pass over an index of the rows in that status
    private static final String PENDING = """
            select sum(due) as due, sum(running) as running, sum(later) as later, sum(held) as held from (
                select count(case when route not in (%1$s) and not_before_ms < :soon then 1 end) as due,
                       count(case when route in (%1$s) then 1 end) as running,
                       count(case when route not in (%1$s) and not_before_ms >= :soon then 1 end) as later,
                       0 as held
                from work where status = 'waiting' %2$s
                union all
                select count(case when route not in (%1$s) then 1 end), count(case when route in (%1$s) then 1 end),
                       0, 0
                from work where status = 'working' %2$s
                union all
                select 0, 0, 0, count(*) from work where status = 'held' %2$s) parts""";

    private static final String AT_THE_PROVIDER = "'poll', 'order-reconcile'";

    private final Db db;
    private final Rows rows;

    SqlWork(Db db, Rows rows) {
        this.db = db;
        this.rows = rows;
    }

    private record Claimed(long due, Claim claim) {}

    @Override
    public List<Claim> claim(Route route, int limit, Duration lease, @Nullable String onlyJob) {
        long now = db.now();
        var claimed = db.writeForNow(handle -> handle.createQuery(claimSql(onlyJob))
                .bind("batch", db.newId())
                .bind("until", now + lease.toMillis())
                .bind("holder", db.holder())
                .bind("route", route.id())
                .bind("limit", limit)
                .bind("now", now)
                .bindMap(onlyJob == null ? Map.of() : Map.of("job", onlyJob))
                .map((row, context) -> new Claimed(
                        row.getLong("not_before_ms"),
                        new Claim(
                                row.getString("id"),
                                row.getString("job_id"),
                                route,
                                row.getString("lease"),
                                row.getInt("failures"))))
                .list());
        return claimed.stream()
                .sorted(Comparator.comparingLong(Claimed::due)
                        .thenComparing(one -> one.claim().workId()))
                .map(Claimed::claim)
                .toList();
    }

    static String claimSql(@Nullable String onlyJob) {
        return CLAIM.formatted(onlyJob == null ? "" : OF_JOB, NOT_POSTING);
    }

    @Override
    public void prolong(Duration lease) {
        db.writeForNow(handle -> handle.createUpdate(
                        "update work set lease_until_ms = :until where holder = :holder and status = 'working'")
                .bind("until", db.now() + lease.toMillis())
                .bind("holder", db.holder())
                .execute());
    }

    @Override
    public void putBack(Claim claim, Instant notBefore, Reason reason) {
        db.change(handle -> {
            refuseIn(handle, claim, EnumSet.of(OrderState.POSTING));
            if (!reason.equals(reasonOf(handle, claim))) {
                db.note(handle, claim.workId(), "put-back", reason.text());
            }
            rows.again(handle, claim, claim.route(), notBefore.toEpochMilli(), reason);
        });
    }

    @Override
    public void fail(Claim claim, Reason reason) {
        giveUp(claim, Status.FAILED, "failed", reason);
    }

    @Override
    public void setAside(Claim claim, Reason reason) {
        giveUp(claim, Status.ASIDE, "set-aside", reason);
    }

    private void giveUp(Claim claim, Status status, String event, Reason reason) {
        db.change(handle -> {
            refuseIn(handle, claim, EnumSet.of(OrderState.POSTING, OrderState.UNKNOWN));
            rows.stop(handle, claim, status, reason);
            db.note(handle, claim.workId(), event, reason.text());
            rows.wakeDescription(handle, claim.workId());
            SqlCatalog.changed(handle, claim.workId());
            SqlImports.wake(handle, db.now());
            SqlComposites.wake(handle, claim, db.now());
            SqlMonths.wake(handle, claim, db.now());
            handle.createQuery("select order_id from delivery where id = :id"
                            + " union all select id from purchase where id = :id")
                    .bind("id", claim.workId())
                    .mapTo(String.class)
                    .forEach(order -> rows.wakeShares(handle, order));
        });
    }

    /** An order in doubt is not ended by the way. */
    private static void refuseIn(Handle handle, Claim claim, Set<OrderState> states) {
        handle.createQuery("select state from purchase where id = :id")
                .bind("id", claim.workId())
                .mapTo(OrderState.class)
                .findOne()
                .filter(states::contains)
                .ifPresent(state -> {
                    throw new IllegalStateException("order " + claim.workId() + " is " + state
                            + ": its outcome is not known, only its own transitions may end that");
                });
    }

    private static @Nullable Reason reasonOf(Handle handle, Claim claim) {
        return handle.createQuery("select reason_code, reason from work where id = :id and reason_code is not null")
                .bind("id", claim.workId())
                .map((row, context) -> new Reason(row.getString("reason_code"), row.getString("reason")))
                .findOne()
                .orElse(null);
    }

    @Override
    public List<String> waitingAt(String jobId, Route route) {
        return db.read(handle -> handle.createQuery("select id from work where job_id = :job and route = :route"
                        + " and status in ('waiting', 'held') order by id")
                .bind("job", jobId)
                .bind("route", route.id())
                .mapTo(String.class)
                .list());
    }

    @Override
    public long busyAt(String jobId, List<Route> routes, Instant soon) {
        return db.read(handle -> handle.createQuery("select count(*) from work where job_id = :job"
                        + " and route in (<routes>)"
                        + " and (status = 'working' or (status = 'waiting' and not_before_ms < :soon))")
                .bind("job", jobId)
                .bindList("routes", routes.stream().map(Route::id).toList())
                .bind("soon", soon.toEpochMilli())
                .mapTo(Long.class)
                .one());
    }

    @Override
    public int working(Route route) {
        return db.read(handle -> handle.createQuery("select count(*) from work"
                        + " where route = :route and status = 'working' and lease_until_ms > :now and holder = :holder")
                .bind("route", route.id())
                .bind("holder", db.holder())
                .bind("now", db.now())
                .mapTo(Integer.class)
                .one());
    }

    @Override
    public Pending pending(@Nullable String onlyJob, Instant soon) {
        return db.read(handle -> handle.createQuery(PENDING.formatted(AT_THE_PROVIDER, onlyJob == null ? "" : OF_JOB))
                .bind("soon", soon.toEpochMilli())
                .bindMap(onlyJob == null ? Map.of() : Map.of("job", onlyJob))
                .map((row, context) -> new Pending(
                        row.getLong("due"), row.getLong("running"), row.getLong("later"), row.getLong("held")))
                .one());
    }

    @Override
    public Map<String, Long> backlog() {
        var backlog = new TreeMap<String, Long>();
        db.read(handle -> handle.createQuery("""
                        select route, count(*) as n from work where status = 'waiting' group by route
                        union all
                        select route, count(*) as n from work where status = 'working' group by route""")
                        .map((row, context) -> Map.entry(row.getString("route"), row.getLong("n")))
                        .list())
                .forEach(entry -> backlog.merge(entry.getKey(), entry.getValue(), Long::sum));
        return backlog;
    }
}
