package dev.swath.routes;

import static org.awaitility.Awaitility.await;

import dev.swath.app.gate.Scope;
import dev.swath.app.wiring.Secrets;
import dev.swath.app.wiring.Settings;
import dev.swath.app.wiring.Wiring;
import dev.swath.io.ledger.Ledger;
import dev.swath.io.ledger.SqlLedger;
import dev.swath.journey.LeapingClock;
import dev.swath.model.Route;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.builder.AdviceWith;
import org.apache.camel.component.seda.SedaEndpoint;
import org.apache.camel.main.MainConfigurationProperties;
import org.apache.camel.model.RouteDefinition;
import org.apache.camel.test.junit5.TestExecutionConfiguration;
import org.apache.camel.test.main.junit5.CamelMainTestSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/**
 * All shipped routes on a real ledger. Whatever starts by itself (timers, Quartz, the inbox) is replaced by
 * {@code direct:tick-ROUTE}, so that a test decides what happens when.
 */
abstract class RouteCase extends CamelMainTestSupport {
    private static final Map<String, String> QUICK = Map.ofEntries(
            Map.entry("search.interval-ms", "1"),
            Map.entry("order.interval-ms", "1"),
            Map.entry("list.interval-ms", "1"),
            Map.entry("link.interval-ms", "1"),
            Map.entry("retry.wait-ms", "1"),
            Map.entry("intake.poll-ms", "50"),
            Map.entry("store.min-free-mb", "0"));

    /** Within that time a queue notices that it is to stop; a second by itself. */
    private static final int STOP_SEDA_MILLIS = 20;

    final Path home;
    final LeapingClock clock;
    final Settings settings;
    final Ledger ledger;
    final Wiring wiring;

    RouteCase(Path home, LeapingClock clock, URI planet, Map<String, String> own) {
        var overrides = new HashMap<>(QUICK);
        overrides.putAll(own);
        overrides.put("planet.url", planet.toString());
        this.home = home;
        this.clock = clock;
        settings = Settings.load(home, Map.of(), overrides);
        ledger = SqlLedger.open("jdbc:sqlite:" + home.resolve("ledger.db"), clock, "test");
        wiring = new Wiring(settings, secrets(), ledger, clock, Scope.everything());
    }

    /** The sandbox's, unless a test has put others into a file. */
    final Secrets secrets() {
        return Secrets.find(Map.of(), home.resolve(".env")).orElseGet(Secrets::ofSandbox);
    }

    /** Two days ago: orders count as due for polling by the wall clock that the poll route reads. */
    static LeapingClock yesterday() {
        return new LeapingClock(Duration.ofDays(-2));
    }

    @Override
    protected final void configure(MainConfigurationProperties main) {
        main.addConfiguration(wiring);
        main.setRoutesIncludePattern("file:routes/*.camel.yaml");
        main.setStreamCachingEnabled(false);
        main.setShutdownTimeout(5);
    }

    @Override
    public final void configureTest(TestExecutionConfiguration test) {
        super.configureTest(test);
        test.withUseAdviceWith(true);
    }

    /** Starts that the test wants to keep. */
    List<String> kept() {
        return List.of();
    }

    /** Last chance to change the context, such as whom it trusts. */
    void beforeStart() {}

    @BeforeEach
    final void startRoutes() throws Exception {
        for (var route : List.copyOf(context.getRouteDefinitions())) {
            if (startsByItself(route) && !kept().contains(route.getId())) {
                AdviceWith.adviceWith(
                        context, route.getId(), advice -> advice.replaceFromWith("direct:tick-" + route.getId()));
            }
        }
        beforeStart();
        context.getCamelContextExtension().registerEndpointCallback((uri, endpoint) -> {
            if (endpoint instanceof SedaEndpoint seda) {
                seda.setPollTimeout(STOP_SEDA_MILLIS);
            }
            return endpoint;
        });
        context.start();
    }

    private static boolean startsByItself(RouteDefinition route) {
        return route.getInput().getEndpointUri().matches("(timer|quartz|file):.*");
    }

    @AfterEach
    void stopRoutes() {
        context.stop();
        wiring.close();
        ledger.close();
    }

    /** What the timer of a route would do. */
    final void tick(String route) {
        template.sendBody("direct:tick-" + route, null);
    }

    /** Ticks a claiming route and returns when what it claimed has been worked off, however that went. */
    final void work(String claiming, Route worker) {
        tick(claiming);
        await().atMost(Duration.ofSeconds(20))
                .pollInterval(Duration.ofMillis(5))
                .until(() -> ledger.work().working(worker) == 0);
    }
}
