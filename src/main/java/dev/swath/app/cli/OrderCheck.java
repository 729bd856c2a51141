package dev.swath.app.cli;

import dev.swath.app.gate.Scope;
import dev.swath.app.wiring.Settings;
import dev.swath.io.ledger.Ledger;
import dev.swath.model.Job;
import dev.swath.model.Route;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Looks at the orders of a drop: asks Planet's list once for all of them, brings what is ready, orders nothing. Beside a
 * running {@code swath run}, which does the same all the time, it tells what that has found.
 */
final class OrderCheck {
    private static final List<Route> FILES =
            List.of(Route.POLL_RESULT, Route.ARRIVAL, Route.DOWNLOAD, Route.DOWNLOAD_SHARE);

    /** A listing that does not come in that time will not come now. */
    private static final Duration LISTING = Duration.ofMinutes(3);

    /** What waits until it is woken has a time beyond this one. */
    private static final Instant NEVER = Instant.parse("9000-01-01T00:00:00Z");

    private static final Duration SOON = Duration.ofSeconds(10);

    private final Common common;
    private final CheckOptions options;
    private final Clock clock = Clock.systemUTC();

    OrderCheck(Common common, CheckOptions options) {
        this.common = common;
        this.options = options;
    }

    /** @param orderId the one order that is meant; null = all of the drop */
    int run(String jobId, @Nullable String orderId) throws InterruptedException {
        if (options.overwrite) {
            common.overrides.put("download.overwrite", "true");
        }
        var settings = common.settings();
        var copies = options.copies(common, settings);
        var scope = Scope.following();
        try (var stop = new Stop();
                var engine = Checks.engine(common, settings, common.secrets(), scope)) {
            var ledger = engine.ledger();
            var job = ledger.jobs().get(jobId).orElseThrow();
            var report = new CheckReport(common, job, orderId);
            scope.narrowTo(jobId);
            letGoOn(ledger, job);
            again(ledger, settings, job, orderId);
            report.begin(ledger);
            Instant asked = clock.instant();
            ledger.placedOrders().lookNow(jobId);
            if (!engine.isHolder()) {
                Out.say(common, "another swath runs on this ledger, and follows its orders");
            }
            if (isWorkLeft(ledger, jobId)) {
                follow(engine, jobId, asked);
            }
            return report.end(ledger, copied(ledger, settings, copies, job, orderId));
        }
    }

    /** A drop that was to end with its orders may be fetched now; one that nobody ordered is left alone. */
    private static void letGoOn(Ledger ledger, Job job) {
        var until = job.until();
        if (until != null && !Route.ORDER_RECONCILE.isBeyond(until)) {
            ledger.jobs().allow(job.id(), null);
        }
    }

    private void again(Ledger ledger, Settings settings, Job job, @Nullable String orderId) {
        var lying = new LyingFiles(ledger, job, orderId);
        if (options.overwrite) {
            lying.bringAgain();
        } else if (options.force) {
            int missing = lying.bringMissing(settings);
            Out.say(
                    common,
                    Out.count(missing, "file does", "files do") + " not lie there as delivered, of those that came");
        }
    }

    private static boolean isWorkLeft(Ledger ledger, String jobId) {
        return !ledger.placedOrders().running(jobId).isEmpty() || ledger.work().busyAt(jobId, FILES, NEVER) > 0;
    }

    /** Beside another process only somebody who waits gets more than what is known already. */
    private void follow(Engine engine, String jobId, Instant asked) throws InterruptedException {
        if (engine.isHolder()) {
            engine.start();
        } else if (!options.waits) {
            return;
        }
        var ordersWait = engine.settings().scaled("once.wait-minutes", ChronoUnit.MINUTES);
        Instant patienceEnds = clock.instant().plus(ordersWait);
        try (var progress = new Progress(common, engine, jobId)) {
            new Waiting(engine, clock, ordersWait, progress).until(() -> isOver(engine, jobId, asked, patienceEnds));
        }
    }

    private boolean isOver(Engine engine, String jobId, Instant asked, Instant patienceEnds) {
        if (engine.isHolder() && !engine.wiring().doors().isOpen()) {
            return true;
        }
        var ledger = engine.ledger();
        var now = clock.instant();
        var running = ledger.placedOrders().running(jobId);
        boolean awaited = options.waits
                ? !running.isEmpty() && now.isBefore(patienceEnds)
                : running.stream().anyMatch(order -> !order.nextPoll().isAfter(asked))
                        && now.isBefore(asked.plus(LISTING));
        return !awaited && ledger.work().busyAt(jobId, FILES, now.plus(SOON)) == 0;
    }

    private Optional<Copies> copied(
            Ledger ledger, Settings settings, Optional<Path> folder, Job job, @Nullable String orderId) {
        return folder.map(wanted -> {
            var copies = new Copies(Path.of(new Places(settings).root()), wanted, options.overwrite);
            new LyingFiles(ledger, job, orderId).each(copies::take);
            return copies;
        });
    }
}
