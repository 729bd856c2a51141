package dev.swath.app.cli;

import com.github.f4b6a3.ulid.UlidCreator;
import dev.swath.app.check.SafeRouteReload;
import dev.swath.app.check.SettingsReload;
import dev.swath.app.gate.Scope;
import dev.swath.app.wiring.Secrets;
import dev.swath.app.wiring.Settings;
import dev.swath.app.wiring.Wiring;
import dev.swath.io.ledger.Ledger;
import dev.swath.io.ledger.LedgerLock;
import dev.swath.io.ledger.SqlLedger;
import dev.swath.model.Drop;
import dev.swath.model.Job;
import dev.swath.model.trouble.LedgerTrouble;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.apache.camel.CamelContext;
import org.apache.camel.CamelExecutionException;
import org.apache.camel.main.Main;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The routes, running in this process on one ledger. Only the holder of the ledger's lock claims work and orders;
 * without it (another process runs) the engine takes drops in and leaves the rest to the holder.
 */
final class Engine implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Engine.class);
    private static final int STOP_SECONDS = 30;

    private final Settings settings;
    private final Scope scope;
    private final Ledger ledger;
    private final Wiring wiring;
    private final Main camel = new Main();
    private final String holder = UlidCreator.getMonotonicUlid().toString();
    private final @Nullable LedgerLock lock;

    /** @param scope what may be claimed; the inbox is watched when it is everything */
    Engine(Settings settings, Secrets secrets, Scope scope) {
        this.settings = settings;
        this.scope = scope;
        var file = Home.ledgerFile(settings);
        ledger = SqlLedger.open("jdbc:sqlite:" + file, Clock.systemUTC(), holder);
        lock = LedgerLock.tryTake(file, ProcessHandle.current().pid()).orElse(null);
        wiring = new Wiring(settings, secrets, ledger, Clock.systemUTC(), scope);
    }

    /** Whether this process holds the ledger. */
    boolean isHolder() {
        return lock != null;
    }

    /** Refuses to go on beside another holder, naming its process. */
    Engine demandLock() {
        if (!isHolder()) {
            var file = Home.ledgerFile(settings);
            var pid = LedgerLock.holderPid(file).map(String::valueOf).orElse("unknown");
            close();
            throw new LedgerTrouble(
                    "ledger-held",
                    file + ": another swath (pid " + pid + ") runs on this ledger; stop it, or use its folder");
        }
        return this;
    }

    Engine start() {
        var routes = RouteFolder.of(settings.home());
        settings.warnings().forEach(LOG::warn);
        if (isHolder()) {
            wiring.sweep();
            var run = ledger.runs().takeOver(holder, ProcessHandle.current().pid());
            if (run.resumed()) {
                LOG.warn(
                        "the last run did not end cleanly; it goes on ({} leases ended, {} orders in doubt)",
                        run.leasesEnded(),
                        run.ordersInDoubt());
            }
        }
        camel.configure().addConfiguration(wiring);
        camel.configure().setRoutesIncludePattern("file:" + routes + "/*.camel.yaml");
        camel.configure().setShutdownTimeout(STOP_SECONDS);
        camel.configure().setShutdownLogInflightExchangesOnTimeout(false);
        camel.configure().setAutoConfigurationLogSummary(false);
        camel.configure().setStreamCachingEnabled(false);
        camel.configure().setJmxEnabled(false);
        if (!isHolder()) {
            // regular expressions: Camel's wildcard stands only at an end
            camel.configure()
                    .setAutoStartupExcludePattern(
                            "intake,.*-claim,poll,poll-start,order-active,order-quota,report,report-plans");
        } else if (scope.onlyJob() != null) {
            camel.configure().setAutoStartupExcludePattern("intake");
        }
        try {
            camel.start();
        } catch (Exception e) {
            throw new IllegalStateException("the routes did not start: " + root(e).getMessage(), e);
        }
        keepLeases();
        return this;
    }

    private static Throwable root(Throwable failure) {
        var root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root;
    }

    private void keepLeases() {
        Duration lease = settings.scaled("lease.seconds", ChronoUnit.SECONDS);
        long every = Math.max(1, lease.toMillis() / 3);
        // ends with the context, which owns the executor
        var unused = context()
                .getExecutorServiceManager()
                .newSingleThreadScheduledExecutor(this, "leases")
                .scheduleWithFixedDelay(() -> prolong(lease), every, every, TimeUnit.MILLISECONDS);
    }

    /** From here on edits of route files and settings are taken over, or refused with the reason, while all runs on. */
    Engine watchEdits() {
        try {
            context().addService(new SafeRouteReload(context(), RouteFolder.of(settings.home()), settings));
            context().addService(new SettingsReload(context(), settings));
        } catch (Exception e) {
            throw new IllegalStateException("edits cannot be watched: " + root(e).getMessage(), e);
        }
        return this;
    }

    private void prolong(Duration lease) {
        try {
            ledger.work().prolong(lease);
        } catch (LedgerTrouble trouble) {
            // the next round tries again; a lease that runs out meanwhile is taken over by its row's next claim
            LOG.warn("leases could not be prolonged: {}", trouble.line());
        }
    }

    /** Takes a drop in, in this thread. */
    Job take(Drop drop) {
        try (var producer = context().createProducerTemplate()) {
            return producer.requestBody("direct:intake-read", drop, Job.class);
        } catch (CamelExecutionException e) {
            throw Thrown.asTrouble(e);
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    CamelContext context() {
        return camel.getCamelContext();
    }

    Ledger ledger() {
        return ledger;
    }

    Wiring wiring() {
        return wiring;
    }

    Settings settings() {
        return settings;
    }

    Optional<String> onlyJob() {
        return Optional.ofNullable(scope.onlyJob());
    }

    /** A clean stop: what is under way is finished within half a minute, or is resumed by the next start. */
    @Override
    public void close() {
        camel.stop();
        wiring.close();
        if (lock != null) {
            ledger.runs().end(holder);
            lock.close();
        }
        ledger.close();
    }
}
