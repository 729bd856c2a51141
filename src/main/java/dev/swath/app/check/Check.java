package dev.swath.app.check;

import dev.swath.app.gate.Scope;
import dev.swath.app.wiring.Secrets;
import dev.swath.app.wiring.Settings;
import dev.swath.app.wiring.Wiring;
import dev.swath.io.base.Trees;
import dev.swath.io.ledger.SqlLedger;
import dev.swath.model.trouble.BadSetting;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.camel.impl.DefaultCamelContext;

/** Everything that is wrong with settings and routes: what {@code check} prints, and what keeps {@code run} from starting. */
public final class Check {
    private Check() {}

    /**
     * Touches nothing in {@code home}: the beans that the routes are checked with work on an empty ledger elsewhere. With
     * faulty settings the routes are checked with the standard ones.
     *
     * @param routes folder with the route files
     * @param overrides from {@code --set}
     * @return one line per fault, with file, line, and what to do; empty when all is sound
     */
    public static List<String> all(
            Path home, Path routes, Map<String, String> environment, Map<String, String> overrides) {
        var faults = new ArrayList<>(Settings.faults(home, environment, overrides));
        try {
            var scratch = Files.createTempDirectory("swath-check");
            try {
                var settings = faults.isEmpty()
                        ? Settings.load(home, environment, overrides)
                        : Settings.load(scratch, Map.of(), Map.of());
                faults.addAll(routes(routes, settings, scratch));
            } finally {
                Trees.remove(scratch);
            }
        } catch (BadSetting e) {
            faults.addAll(e.line().lines().toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return List.copyOf(faults);
    }

    private static List<String> routes(Path routes, Settings settings, Path scratch) {
        var ledger = SqlLedger.open("jdbc:sqlite:" + scratch.resolve("ledger.db"), Clock.systemUTC(), "check");
        try (ledger;
                var wiring = new Wiring(settings, Secrets.ofSandbox(), ledger, Clock.systemUTC(), Scope.everything());
                var context = new DefaultCamelContext()) {
            context.disableJMX();
            wiring.configure(context);
            return RouteCheck.problems(routes, settings, context.getRegistry());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
