package dev.swath.routes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.swath.app.sandbox.Fault;
import dev.swath.app.sandbox.Kind;
import dev.swath.app.sandbox.Sandbox;
import dev.swath.app.sandbox.SandboxOptions;
import dev.swath.journey.LeapingClock;
import dev.swath.model.Drop;
import dev.swath.model.Job;
import dev.swath.model.Order;
import dev.swath.model.Route;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;

/** The shipped routes against the simulated services, and the stages that a campaign goes through. */
abstract class SandboxCase extends RouteCase {
    /** Longer than any simulated order takes. */
    static final Duration ORDER_TIME = Duration.ofMinutes(1);

    /** What the settings say before anything is tried again. */
    static final Duration ROUND = Duration.ofSeconds(60);

    private static final Map<String, String> WANTED = Map.of(
            "intake.start-date", "2025-06-01",
            "intake.end-date", "2025-06-07",
            "select.cadence", "monthly",
            "select.min-coverage-percent", "50",
            "select.max-cloud-percent", "100",
            "store.metadata", "false");

    final Sandbox sandbox;

    SandboxCase(Path home) {
        this(home, Map.of());
    }

    SandboxCase(Path home, Map<String, String> own) {
        this(home, own, yesterday());
    }

    SandboxCase(Path home, Map<String, String> own, LeapingClock clock) {
        this(home, own, clock, Sandbox.start(SandboxOptions.defaults(), clock));
    }

    private SandboxCase(Path home, Map<String, String> own, LeapingClock clock, Sandbox sandbox) {
        super(home, clock, sandbox.api(), wanted(own));
        this.sandbox = sandbox;
    }

    private static Map<String, String> wanted(Map<String, String> own) {
        var all = new HashMap<>(WANTED);
        all.putAll(own);
        return all;
    }

    @AfterEach
    @Override
    void stopRoutes() {
        super.stopRoutes();
        sandbox.close();
    }

    /** Square fields of about 100 ha side by side, as GeoJSON. */
    static String fields(int fields) {
        var text = new StringBuilder("{\"type\":\"FeatureCollection\",\"features\":[");
        for (int i = 0; i < fields; i++) {
            double west = 10 + 0.02 * i;
            double east = west + 0.014;
            text.append(i == 0 ? "" : ",")
                    .append("{\"type\":\"Feature\",\"properties\":{\"name\":\"field ")
                    .append(i)
                    .append(
                            "\"},\"geometry\":{\"type\":\"Polygon\",\"coordinates\":[[[%1$s,50.0],[%2$s,50.0],[%2$s,50.009],[%1$s,50.009],[%1$s,50.0]]]}}"
                                    .formatted(west, east));
        }
        return text.append("]}").toString();
    }

    /** Takes in a drop of so many fields. */
    final Job taken(String name, int fields) {
        var file = home.resolve(name + ".geojson");
        try {
            Files.writeString(file, fields(fields));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return template.requestBody("direct:intake-read", new Drop(file, Map.of(), null), Job.class);
    }

    final Job searched() {
        var job = taken("fields", 1);
        work("search-claim", Route.SEARCH);
        return job;
    }

    final Job planned() {
        var job = searched();
        tick("select-claim");
        tick("order-plan-claim");
        return job;
    }

    final Job placed() {
        var job = planned();
        tick("order-claim");
        return job;
    }

    /** The order is final, and its manifest waits to be fetched. */
    final Job read() {
        var job = placed();
        clock.leap(ORDER_TIME);
        tick("poll");
        tick("poll-result-claim");
        return job;
    }

    final Order order(Job job) {
        var orders = ledger.orders().ofJob(job.id());
        assertThat(orders).hasSize(1);
        return orders.get(0);
    }

    final Map<String, Long> counts(Job job) {
        return ledger.jobs().counts(job.id());
    }

    /** How many requests of that word came. */
    final long calls(String word) {
        return sandbox.journal().counts().getOrDefault(word, 0L);
    }

    final void status(String word, int status, String... more) {
        var fault = Fault.once(word, Kind.STATUS).with("status", status);
        for (int i = 0; i < more.length; i += 2) {
            fault = fault.with(more[i], more[i + 1]);
        }
        sandbox.faults().add(fault);
    }
}
