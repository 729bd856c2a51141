package dev.swath.journey;

import dev.swath.app.gate.Claims;
import dev.swath.app.gate.Gate;
import dev.swath.app.gate.Scope;
import dev.swath.app.sandbox.Sandbox;
import dev.swath.app.sandbox.SandboxOptions;
import dev.swath.app.wiring.Secrets;
import dev.swath.app.wiring.Settings;
import dev.swath.app.wiring.Wiring;
import dev.swath.io.ledger.History;
import dev.swath.io.ledger.Ledger;
import dev.swath.io.ledger.SqlLedger;
import dev.swath.model.Job;
import dev.swath.model.Order;
import dev.swath.model.OrderState;
import dev.swath.model.Route;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.main.Main;
import org.jspecify.annotations.Nullable;

/**
 * The shipped routes and the product's own wiring on a real ledger in a file, against the simulated services over HTTP;
 * claims are handed to {@code direct:order} and {@code direct:order-reconcile} by hand, no timer runs. One set of
 * routes serves many ledgers, one after the other: starting routes takes a second, opening a ledger a few hundredths.
 */
final class OrderDesk implements AutoCloseable {
    private static final Map<String, String> QUICK = Map.of(
            "order.interval-ms", "1",
            "list.interval-ms", "1",
            "retry.wait-ms", "1",
            "retry.round-seconds", "60",
            "order.unknown-window-minutes", "15");

    /** A little more than a round of waiting. */
    private static final Duration LOOK = Duration.ofSeconds(61);

    private static final Duration SEVERAL_LOOKS = Duration.ofMinutes(5);
    private static final Duration LONGEST_LAG = Duration.ofMinutes(4);

    private final Path home;
    private final LeapingClock clock = new LeapingClock();
    private final Sandbox sandbox = Sandbox.start(SandboxOptions.defaults(), clock);
    private final Intents intents = new Intents(sandbox);
    private final MortalLedger process = new MortalLedger();
    private final Main camel = new Main();
    private final Wiring wiring;
    private final ProducerTemplate producer;
    private @Nullable Path file;
    private int starts;
    private int deaths;

    OrderDesk(Path home, Map<String, String> own) throws Exception {
        this.home = Files.createDirectories(home);
        var given = new HashMap<>(QUICK);
        given.putAll(own);
        given.put("planet.url", sandbox.api().toString());
        var settings = Settings.load(home, Map.of(), given);
        SqlLedger.open(url(home.resolve("empty.db")), clock, "nobody").close();
        open(home.resolve("empty.db"));
        wiring = new Wiring(settings, Secrets.ofSandbox(), process.mortal(), clock, Scope.everything());
        camel.configure().addConfiguration(wiring);
        camel.configure().setRoutesIncludePattern("file:routes/*.camel.yaml");
        camel.configure().setAutoStartupExcludePattern("intake,.*-claim,poll,poll-start,report");
        camel.configure().setAutoConfigurationLogSummary(false);
        camel.configure().setStreamCachingEnabled(false);
        camel.configure().setJmxEnabled(false);
        camel.start();
        producer = camel.getCamelContext().createProducerTemplate();
    }

    private static String url(Path file) {
        return "jdbc:sqlite:" + file;
    }

    /** A new ledger with so many order intents in it, and services in good health. */
    Job begin(int orders, boolean ofTheirOwn) throws IOException {
        process.real().close();
        sandbox.faults().clear();
        sandbox.restoreKey();
        sandbox.journal().clear();
        process.dieAt(Death.NEVER);
        // what an earlier cell closed opens again
        clock.leap(Duration.ofHours(1));
        open(Files.copy(home.resolve("empty.db"), home.resolve("ledger-" + starts + ".db")));
        return intents.plan(process.real(), orders, ofTheirOwn);
    }

    private void open(Path ledgerFile) {
        file = ledgerFile;
        starts++;
        process.open(SqlLedger.open(url(ledgerFile), clock, "process-" + starts));
        process.real().runs().takeOver("process-" + starts, starts);
    }

    /** Dies at that instant, and is started again. */
    void dieAt(Death death) {
        process.dieAt(death);
    }

    /** Places and settles orders, at first minute by minute, until nothing can happen without a person; restarts what dies. */
    void settle(Job job) {
        for (int round = 0; round < 24 && !isSettled(job); round++) {
            if (round > 0) {
                clock.leap(orders(job).stream().anyMatch(this::isJustSent) ? LOOK : SEVERAL_LOOKS);
                sandbox.restoreKey();
            }
            work(Route.ORDER);
            work(Route.ORDER_RECONCILE);
        }
    }

    /** Whether the longest lag of a listing may still hide it. */
    private boolean isJustSent(Order order) {
        return ledger().orders()
                .lastSent(order.id())
                .filter(sent -> sent.plus(LONGEST_LAG).isAfter(clock.instant()))
                .isPresent();
    }

    private void work(Route route) {
        var claims = registered("claims", Claims.class);
        for (var claimed = claims.take(route.id(), 1); !claimed.isEmpty(); claimed = claims.take(route.id(), 1)) {
            var claim = claimed.get(0);
            producer.send(
                    "direct:" + route.id(), exchange -> exchange.getMessage().setBody(claim));
            if (process.isDead()) {
                restart();
            }
        }
    }

    private void restart() {
        process.dieAt(Death.NEVER);
        process.real().close();
        // the dead process's turn at the gate is over, and so is what its breaker counted
        Gate.sending();
        registered("planetBreaker", CircuitBreaker.class).reset();
        deaths++;
        open(Objects.requireNonNull(file));
    }

    private <T> T registered(String name, Class<T> type) {
        return camel.getCamelContext().getRegistry().lookupByNameAndType(name, type);
    }

    private boolean isSettled(Job job) {
        return orders(job).stream().allMatch(this::isSettled);
    }

    private boolean isSettled(Order order) {
        return order.state() == OrderState.PLACED
                || order.state() == OrderState.REFUSED
                || isHeld(order)
                || isWithheld(order);
    }

    /** Nothing was accepted, and the quota is spent. */
    boolean isWithheld(Order order) {
        return order.state() == OrderState.PLANNED && lastEvent(order).detail().contains("quota");
    }

    boolean isHeld(Order order) {
        return order.state() == OrderState.UNKNOWN && lastEvent(order).event().equals("held");
    }

    /** The last thing that happened to an order, with its reason. */
    History.Event lastEvent(Order order) {
        var events = ledger().history().of(order.id());
        return events.get(events.size() - 1);
    }

    List<Order> orders(Job job) {
        return ledger().orders().ofJob(job.id());
    }

    Ledger ledger() {
        return process.real();
    }

    Sandbox sandbox() {
        return sandbox;
    }

    /** How often an order of that name was accepted. */
    long accepted(Order order) {
        return sandbox.journal().acceptedOrders().getOrDefault(order.name(), 0L);
    }

    /** How often the process died so far. */
    int deaths() {
        return deaths;
    }

    @Override
    public void close() {
        camel.stop();
        wiring.close();
        process.real().close();
        sandbox.close();
    }
}
