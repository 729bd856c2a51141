package dev.swath.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.swath.app.gate.Scope;
import dev.swath.app.wiring.Secrets;
import dev.swath.app.wiring.Settings;
import dev.swath.io.ledger.LedgerLock;
import java.nio.file.Path;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.Route;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who may claim work, and so order. */
class EngineTest {
    private final Settings settings;

    EngineTest(@TempDir Path home) {
        settings = Settings.load(home, Map.of(), Map.of("planet.url", "http://127.0.0.1:9"));
    }

    @Test
    void beside_another_holder_of_the_ledger_nothing_starts_by_itself() {
        try (var holder = LedgerLock.tryTake(Home.ledgerFile(settings), 42).orElseThrow();
                var engine = new Engine(settings, Secrets.ofSandbox(), Scope.everything())) {
            assertThat(holder).isNotNull();
            var context = engine.start().context();

            assertThat(context.getRoutes())
                    .filteredOn(route -> started(context, route))
                    .extracting(route -> route.getEndpoint().getEndpointUri())
                    .isNotEmpty()
                    .allMatch(uri -> uri.matches("(direct|seda):.*"));
        }
    }

    @Test
    void the_holder_of_the_ledger_starts_everything() {
        try (var engine = new Engine(settings, Secrets.ofSandbox(), Scope.everything())) {
            var context = engine.start().context();

            assertThat(context.getRoutes()).allMatch(route -> started(context, route));
        }
    }

    private static boolean started(CamelContext context, Route route) {
        return context.getRouteController().getRouteStatus(route.getId()).isStarted();
    }
}
