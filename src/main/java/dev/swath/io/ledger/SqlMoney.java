package dev.swath.io.ledger;

import dev.swath.model.Claim;
import dev.swath.model.Order;
import dev.swath.model.OrderState;
import dev.swath.model.Reason;
import dev.swath.model.Route;
import dev.swath.model.Spending;
import dev.swath.model.Verdict;
import dev.swath.model.trouble.Unavailable;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.Optional;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

final class SqlMoney implements Money {
    private static final int PLACES = 4;

    private static final String UNREAD = "imported orders, which may have bought the same scenes, are not all read from"
            + " Planet yet; ./swath run reads them";

    /** Whoever reads the last of them wakes the order earlier. */
    private static final Duration UNREAD_PAUSE = Duration.ofMinutes(1);

    private final Db db;
    private final Rows rows;

    SqlMoney(Db db, Rows rows) {
        this.db = db;
        this.rows = rows;
    }

    @Override
    public Optional<Reason> reserve(Claim claim, Function<Spending, Verdict> judge) {
        return db.write(handle -> {
            rows.owned(handle, claim);
            handle.execute("update account set reserving = reserving + 1 where name = 'planet'");
            OrderRows.require(handle, claim.workId(), EnumSet.of(OrderState.PLANNED), OrderState.PLANNED);
            free(handle, claim.workId());
            return goesNoFurther(handle, claim).or(() -> judged(handle, claim, judge));
        });
    }

    /** What keeps an order back whatever its budget. */
    private Optional<Reason> goesNoFurther(Handle handle, Claim claim) {
        var id = claim.workId();
        if (SqlOrders.isCancelling(handle, id)) {
            // cancelled while it was in doubt or about to be sent, and it is neither any more
            rows.cancel(handle, id);
            forget(handle, rows, id);
            return Optional.of(new Reason("cancelled", "cancelled on request"));
        }
        if (!SqlOwnership.ownsAll(handle, id)) {
            rows.replaced(handle, id, "another order owns its scenes; they are planned anew");
            forget(handle, rows, id);
            rows.planAnew(handle, OrderRows.get(handle, id).requestId(), db.now());
            return Optional.of(new Reason("owned-elsewhere", "another order owns its scenes"));
        }
        if (SqlImports.unread(handle) > 0) {
            var later = Verdict.later(
                    SqlImports.WAITS, UNREAD, Instant.ofEpochMilli(db.now()).plus(UNREAD_PAUSE));
            rows.withhold(handle, claim, Route.ORDER, later);
            return Optional.ofNullable(later.reason());
        }
        var stop = Optional.ofNullable(Rows.holdAt(handle, claim.jobId(), Route.ORDER));
        stop.ifPresent(reason -> rows.withhold(handle, claim, Route.ORDER, new Verdict(reason, null)));
        return stop;
    }

    private Optional<Reason> judged(Handle handle, Claim claim, Function<Spending, Verdict> judge) {
        var order = OrderRows.get(handle, claim.workId());
        var verdict = judge.apply(spending(handle, order));
        var reason = verdict.reason();
        if (reason == null) {
            handle.createUpdate("update purchase set reserved_ms = :now, run_id = :run where id = :id")
                    .bind("now", db.now())
                    .bind("run", SqlRuns.currentId(handle))
                    .bind("id", claim.workId())
                    .execute();
            return Optional.empty();
        }
        rows.withhold(handle, claim, Route.ORDER, verdict);
        db.note(
                handle,
                claim.workId(),
                "withheld",
                "it needs " + order.hectares().toPlainString() + " ha; " + reason.text());
        return Optional.of(reason);
    }

    /** Nothing was bought by the order, and nothing will be: it owns nothing, costs nothing, and nobody waits for it. */
    static void forget(Handle handle, Rows rows, String orderId) {
        SqlOwnership.release(handle, orderId);
        free(handle, orderId);
        rows.wakeShares(handle, orderId);
    }

    @Override
    public void judgeAgain() {
        db.change(handle -> judgeAgain(handle, db.now()));
    }

    static void judgeAgain(Handle handle, long now) {
        handle.createUpdate("update work set status = 'waiting', not_before_ms = :now, updated_ms = :now"
                        + " where route = 'order' and status in ('held', 'waiting') and reason_code in (<codes>)")
                .bind("now", now)
                .bindList("codes", OF_BUDGETS)
                .execute();
    }

    private static void free(Handle handle, String orderId) {
        handle.createUpdate("update purchase set reserved_ms = null where id = :id")
                .bind("id", orderId)
                .execute();
    }

    private Spending spending(Handle handle, Order order) {
        var balance = balance(handle, BigDecimal.ZERO);
        return new Spending(
                order.hectares(),
                hectares(handle, "job_id = :word", order.jobId()),
                balance.run(),
                balance.day(),
                balance.month(),
                isApproved(handle, order.id()),
                balance.account(),
                balance.active(),
                spentUntil(handle));
    }

    private static Instant spentUntil(Handle handle) {
        return Instant.ofEpochMilli(handle.createQuery("select spent_until_ms from account where name = 'planet'")
                .mapTo(Long.class)
                .one());
    }

    private static boolean isApproved(Handle handle, String orderId) {
        return handle.createQuery("select approved from purchase where id = :id")
                .bind("id", orderId)
                .mapTo(Boolean.class)
                .one();
    }

    @Override
    public Balance balance() {
        return db.read(handle -> balance(handle, waiting(handle)));
    }

    private Balance balance(Handle handle, BigDecimal waiting) {
        var midnight = Instant.ofEpochMilli(db.now()).truncatedTo(ChronoUnit.DAYS);
        var month = midnight.atZone(ZoneOffset.UTC).withDayOfMonth(1).toInstant();
        var account = handle.createQuery("select * from account where name = 'planet'")
                .map((row, context) -> new Account(
                        Columns.whole(row, "remaining_e4"),
                        row.getLong("remaining_ms"),
                        Columns.whole(row, "active"),
                        row.getLong("active_ms")))
                .one();
        return new Balance(
                hectares(handle, "run_id = :word", SqlRuns.currentId(handle)),
                since(handle, midnight.toEpochMilli()),
                since(handle, month.toEpochMilli()),
                waiting,
                account.remaining() == null
                        ? null
                        : decimal(account.remaining()).subtract(since(handle, account.remainingRead())),
                account.active() == null ? null : account.active() + placedSince(handle, account.activeRead()));
    }

    private record Account(
            @Nullable Long remaining,
            long remainingRead,
            @Nullable Long active,
            long activeRead) {}

    private static BigDecimal waiting(Handle handle) {
        return decimal(handle.createQuery("select coalesce(sum(p.hectares_e4), 0) from purchase p"
                        + " join work w on w.id = p.id"
                        + " where w.route = 'order' and w.status in ('waiting', 'working', 'held')")
                .mapTo(Long.class)
                .one());
    }

    private static BigDecimal since(Handle handle, long from) {
        return decimal(
                handle.createQuery("select coalesce(sum(hectares_e4), 0) from purchase where reserved_ms >= :from")
                        .bind("from", from)
                        .mapTo(Long.class)
                        .one());
    }

    /** Sent since then, and not known to have ended. */
    private static long placedSince(Handle handle, long from) {
        return handle.createQuery("select count(*) from purchase where reserved_ms >= :from and (planet_state is null"
                        + " or planet_state not in ('success', 'partial', 'failed', 'cancelled'))")
                .bind("from", from)
                .mapTo(Long.class)
                .one();
    }

    private static BigDecimal hectares(Handle handle, String where, String word) {
        return decimal(
                handle.createQuery("select coalesce(sum(hectares_e4), 0) from purchase where reserved_ms is not null"
                                + " and " + where)
                        .bind("word", word)
                        .mapTo(Long.class)
                        .one());
    }

    static BigDecimal decimal(long e4) {
        return BigDecimal.valueOf(e4, PLACES);
    }

    /** @throws Unavailable when the order has no budget of this day and run: it is reserved anew */
    static void requireReserved(Handle handle, Claim claim, long now) {
        var reserved = handle.createQuery("select reserved_ms from purchase"
                        + " where id = :id and run_id = :run and reserved_ms is not null")
                .bind("id", claim.workId())
                .bind("run", SqlRuns.currentId(handle))
                .mapTo(Long.class)
                .findOne();
        if (reserved.isEmpty() || !day(reserved.get()).equals(day(now))) {
            throw new Unavailable(
                    "no-budget", "order " + claim.workId() + " has no budget of this day; it is asked for anew");
        }
        if (SqlImports.unread(handle) > 0 || !SqlOwnership.ownsAll(handle, claim.workId())) {
            throw new Unavailable(
                    SqlImports.WAITS, "orders were imported since order " + claim.workId() + " got its budget");
        }
    }

    private static Instant day(long millis) {
        return Instant.ofEpochMilli(millis).truncatedTo(ChronoUnit.DAYS);
    }

    @Override
    public void spentUntil(Instant until) {
        db.change(handle -> handle.createUpdate("update account set spent_until_ms = :until where name = 'planet'")
                .bind("until", until.toEpochMilli())
                .execute());
    }

    @Override
    public void remaining(@Nullable BigDecimal hectares) {
        db.change(handle -> handle.createUpdate(
                        "update account set remaining_e4 = :remaining, remaining_ms = :now where name = 'planet'")
                .bind("remaining", hectares == null ? null : (Long) Columns.e4(hectares))
                .bind("now", db.now())
                .execute());
    }

    @Override
    public void active(long orders) {
        db.change(handle -> handle.createUpdate(
                        "update account set active = :active, active_ms = :now where name = 'planet'")
                .bind("active", orders)
                .bind("now", db.now())
                .execute());
    }
}
