package dev.swath.app.cli;

import com.github.f4b6a3.ulid.UlidCreator;
import dev.swath.app.check.SafeRouteReload;
import dev.swath.app.check.SettingsReload;
import dev.swath.app.gate.Scope;
import dev.swath.app.web.WebServer;
import dev.swath.app.wiring.Secrets;
import dev.swath.app.wiring.Settings;
import dev.swath.app.wiring.Wiring;
import dev.swath.io.ledger.Ledger;
import dev.swath.io.ledger.LedgerCheck;
import dev.swath.io.ledger.LedgerLock;
import dev.swath.io.ledger.SqlLedger;
import dev.swath.model.Drop;
import dev.swath.model.Job;
import dev.swath.model.Shard;
import dev.swath.model.trouble.LedgerTrouble;
import java.nio.file.Path;
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
    private static final int STOP_SECONDS_WITHOUT_LEDGER = 5;

    private final Settings settings;
    private final Scope scope;
    private final Ledger ledger;
    private final LedgerCheck check;
    private final Wiring wiring;
    private final Main camel = new Main();
    private Optional<WebServer> web = Optional.empty();
    private final String holder;
    private final @Nullable LedgerLock lock;

    /** @param scope what may be claimed; the inbox is watched when it is everything */
    Engine(Settings settings, Secrets secrets, Scope scope) {
        this.settings = settings;
        this.scope = scope;
        var file = Home.ledgerFile(settings);
        holder = (scope.isShard() ? Shard.HOLDER : "") + UlidCreator.getMonotonicUlid();
        lock = scope.isShard()
                ? null
                : LedgerLock.tryTake(file, ProcessHandle.current().pid()).orElse(null);
        boolean opened = false;
        try {
            check = lock == null ? LedgerCheck.none() : LedgerCheck.begin(file, settings.path("backup.folder"));
            ledger = open(file);
            opened = true;
        } finally {
            if (!opened && lock != null) {
                lock.close();
            }
        }
        wiring = new Wiring(settings, secrets, ledger, Clock.systemUTC(), scope);
    }

    private Ledger open(Path file) {
        try {
            return SqlLedger.open("jdbc:sqlite:" + file, Clock.systemUTC(), holder);
        } catch (LedgerTrouble trouble) {
            check.demandSound();
            throw trouble;
        }
    }

    /** Whether this process holds the ledger. */
    boolean isHolder() {
        return lock != null;
    }

    /** Whether somebody does the work: this process, or another one that holds the ledger. */
    boolean isServed() {
        return isHolder() || LedgerLock.holderPid(Home.ledgerFile(settings)).isPresent();
    }

    /** Refuses to go on beside another holder, naming its process. */
    Engine demandLock() {
        if (!isHolder()) {
            close();
            throw heldByAnother(Home.ledgerFile(settings));
        }
        return this;
    }

    /** It is to answer over HTTP, if the settings name a port. */
    Engine serving() {
        web = wiring.web();
        return this;
    }

    static LedgerTrouble heldByAnother(Path ledger) {
        var pid = LedgerLock.holderPid(ledger).map(String::valueOf).orElse("unknown");
        return new LedgerTrouble(
                "ledger-held",
                ledger + ": another swath (pid " + pid + ") runs on this ledger; stop it, or use its folder");
    }

    Engine start() {
        settings.warnings().forEach(LOG::warn);
        configure(RouteFolder.of(settings.home()));
        // the routes are built while the ledger is still being read through; only what follows writes to it
        build();
        demandSound();
        if (isHolder()) {
            wiring.prepareStore();
            var run = ledger.runs().takeOver(holder, ProcessHandle.current().pid());
            if (run.resumed()) {
                LOG.warn(
                        "the last run did not end cleanly; it goes on ({} ended, {} in doubt)",
                        Out.count(run.leasesEnded(), "lease"),
                        Out.count(run.ordersInDoubt(), "order"));
            }
            wiring.telling().begin();
        }
        CamelStart.start(camel, settings);
        context().getManagementStrategy().addEventNotifier(new FailedExchanges(wiring.alarm()));
        if (web.isPresent()) {
            wiring.beginCounting(context());
        }
        keepLeases();
        return this;
    }

    private void configure(Path routes) {
        camel.configure().addConfiguration(wiring);
        web.ifPresent(camel.configure()::addConfiguration);
        camel.configure().setRoutesIncludePattern("file:" + routes + "/*.camel.yaml");
        camel.configure().setShutdownTimeout(STOP_SECONDS);
        camel.configure().setShutdownLogInflightExchangesOnTimeout(false);
        camel.configure().setAutoConfigurationLogSummary(false);
        camel.configure().setStreamCachingEnabled(false);
        camel.configure().setJmxEnabled(false);
        camel.configure().setAutoStartupExcludePattern(Asleep.routes(scope, isHolder()));
    }

    private void build() {
        try {
            CamelStart.build(camel);
        } catch (IllegalStateException e) {
            // a damaged ledger is the better word for it
            demandSound();
            throw e;
        }
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
            var ofRoutes = new SafeRouteReload(context(), RouteFolder.of(settings.home()), settings);
            var ofSettings = new SettingsReload(context(), settings);
            context().addService(ofRoutes);
            context().addService(ofSettings);
            wiring.edits().watch(ofRoutes::problems);
            wiring.edits().watch(ofSettings::problemsByFile);
        } catch (Exception e) {
            throw new IllegalStateException(
                    "edits cannot be watched: " + CamelStart.root(e).getMessage(), e);
        }
        return this;
    }

    private void prolong(Duration lease) {
        try {
            ledger.work().prolong(lease);
        } catch (LedgerTrouble trouble) {
            wiring.alarm().raise(trouble);
        }
    }

    /** Runs the action when the ledger fails, so that whoever waits goes on to {@link #demandLedger}. */
    Engine whenLedgerFails(Runnable action) {
        wiring.alarm().whenRaised(action);
        return this;
    }

    /** @throws LedgerTrouble when the ledger has failed since the start */
    void demandLedger() {
        wiring.alarm().raised().ifPresent(trouble -> {
            throw trouble;
        });
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
        demandSound();
        return ledger;
    }

    /** Before anything is written. */
    private void demandSound() {
        try {
            check.demandSound();
        } catch (LedgerTrouble trouble) {
            wiring.alarm().raise(trouble);
            throw trouble;
        }
    }

    Wiring wiring() {
        return wiring;
    }

    Settings settings() {
        return settings;
    }

    /** Whether it finds and chooses scenes, and orders nothing. */
    boolean isLookup() {
        return scope.isLookup();
    }

    Optional<String> onlyJob() {
        return Optional.ofNullable(scope.onlyJob());
    }

    /**
     * A clean stop: what is under way is finished within half a minute, or is resumed by the next start. When the ledger
     * has failed, nothing more is asked of it: the run stays open, and the next start goes on with it.
     */
    @Override
    public void close() {
        boolean ledgerFailed = wiring.alarm().raised().isPresent();
        if (ledgerFailed && context() != null) {
            context().getShutdownStrategy().setTimeout(STOP_SECONDS_WITHOUT_LEDGER);
        }
        try (ledger;
                lock) {
            camel.stop();
            wiring.close();
            if ((lock != null || scope.isShard()) && !ledgerFailed) {
                ledger.runs().end(holder);
            }
        }
    }
}
