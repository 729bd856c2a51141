package dev.swath.app.cli;

import dev.swath.io.ledger.Work.Pending;
import dev.swath.model.Route;
import dev.swath.model.trouble.LedgerTrouble;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** Waits until an engine has nothing left that could happen without a person. */
final class Waiting {
    /** Work that is due within this time is waited for; what trouble put off for longer is not. */
    private static final Duration SOON = Duration.ofSeconds(10);

    /** All that a lookup works on. */
    static final List<Route> LOOKUP = List.of(Route.SEARCH, Route.SELECT);

    /** All that works on a drop until the provider has its orders. */
    static final List<Route> PLACING =
            List.of(Route.SEARCH, Route.SELECT, Route.ORDER_PLAN, Route.ORDER, Route.ORDER_RECONCILE);

    private static final Duration LOOK = Duration.ofMillis(200);
    private static final int QUIET_LOOKS = 3;

    private final Engine engine;
    private final Clock clock;
    private final Duration ordersWait;
    private final Runnable progress;

    /**
     * @param ordersWait how long orders that the provider works on are waited for
     * @param progress called at every look
     */
    Waiting(Engine engine, Clock clock, Duration ordersWait, Runnable progress) {
        this.engine = engine;
        this.clock = clock;
        this.ordersWait = ordersWait;
        this.progress = progress;
    }

    /**
     * @throws InterruptedException when the process is told to stop
     * @throws LedgerTrouble when the ledger fails: what is unfinished waits for the next start
     */
    void untilQuiet(@Nullable String onlyJob) throws InterruptedException {
        Instant patienceEnds = clock.instant().plus(ordersWait);
        until(() -> isQuiet(onlyJob, patienceEnds));
    }

    /**
     * The same until nothing of the job waits or works at these routes; an order in doubt is waited for.
     *
     * @throws InterruptedException when the process is told to stop
     */
    void untilPast(String job, List<Route> routes) throws InterruptedException {
        Instant patienceEnds = clock.instant().plus(ordersWait);
        until(() -> isPast(job, routes, patienceEnds));
    }

    /**
     * The same until the condition holds.
     *
     * @throws InterruptedException when the process is told to stop
     */
    void until(BooleanSupplier condition) throws InterruptedException {
        for (int quiet = 0; quiet < QUIET_LOOKS; ) {
            TimeUnit.MILLISECONDS.sleep(LOOK.toMillis());
            quiet = look(condition) ? quiet + 1 : 0;
        }
    }

    private boolean look(BooleanSupplier condition) {
        engine.demandLedger();
        try {
            progress.run();
            return !engine.isServed() || condition.getAsBoolean();
        } catch (LedgerTrouble trouble) {
            engine.wiring().alarm().raise(trouble);
            throw trouble;
        }
    }

    private boolean isPast(String job, List<Route> routes, Instant patienceEnds) {
        if (!engine.wiring().doors().isOpen()) {
            return true;
        }
        var work = engine.ledger().work();
        boolean inDoubt = routes.contains(Route.ORDER_RECONCILE)
                && work.busyAt(job, List.of(Route.ORDER_RECONCILE), patienceEnds) > 0;
        boolean settling = routes.contains(Route.ORDER) && engine.wiring().isSettlingPlans();
        return !inDoubt && !settling && work.busyAt(job, routes, clock.instant().plus(SOON)) == 0;
    }

    private boolean isQuiet(@Nullable String onlyJob, Instant patienceEnds) {
        if (onlyJob != null && engine.isLookup()) {
            return engine.ledger()
                            .work()
                            .busyAt(onlyJob, LOOKUP, clock.instant().plus(SOON))
                    == 0;
        }
        var pending = engine.ledger().work().pending(onlyJob, clock.instant().plus(SOON));
        boolean doorClosed = !engine.wiring().doors().isOpen();
        return isStill(pending, doorClosed, patienceEnds)
                && !engine.wiring().isSettlingPlans()
                && (onlyJob != null || !isArriving())
                && engine.ledger().jobs().ended(1).stream()
                        .noneMatch(job -> onlyJob == null || job.id().equals(onlyJob))
                && !isCataloguing(onlyJob)
                && (!engine.isHolder() || engine.wiring().telling().isAllTold());
    }

    private boolean isCataloguing(@Nullable String onlyJob) {
        var job = onlyJob == null ? null : engine.ledger().jobs().get(onlyJob).orElse(null);
        return engine.isHolder() && engine.wiring().isCataloguing(job);
    }

    /** Whether the inbox, or a calendar, is about to bring new work. */
    private boolean isArriving() {
        return engine.wiring().bundleGate().isSettling()
                || engine.wiring().rounds().isDue();
    }

    private boolean isStill(Pending pending, boolean doorClosed, Instant patienceEnds) {
        if (doorClosed) {
            return true;
        }
        boolean ordersAwaited = pending.ordersRunning() > 0 && clock.instant().isBefore(patienceEnds);
        return pending.now() == 0 && !ordersAwaited;
    }
}
