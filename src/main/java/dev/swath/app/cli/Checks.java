package dev.swath.app.cli;

import dev.swath.app.check.Check;
import dev.swath.app.check.SoundRoutes;
import dev.swath.app.gate.Scope;
import dev.swath.app.wiring.Secrets;
import dev.swath.app.wiring.Settings;
import dev.swath.model.trouble.BadSetting;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;

/** What is checked before anything starts. */
final class Checks {
    private Checks() {}

    /** Faults of settings and routes, one line each. */
    static List<String> faults(Common common) {
        return Check.all(common.home(), RouteFolder.of(common.home()), System.getenv(), common.overrides);
    }

    /** The same, and nothing is written below the home: shipped routes are read from elsewhere. */
    static List<String> faultsWithoutTrace(Common common) {
        if (Files.isDirectory(common.home().resolve("routes"))) {
            return faults(common);
        }
        try {
            var scratch = Files.createTempDirectory("swath-routes");
            try {
                return Check.all(common.home(), RouteFolder.ship(scratch), System.getenv(), common.overrides);
            } finally {
                for (var name : RouteFolder.SHIPPED) {
                    Files.deleteIfExists(scratch.resolve(name));
                }
                Files.delete(scratch);
            }
        } catch (IOException trouble) {
            throw new UncheckedIOException(trouble);
        }
    }

    /**
     * An engine whose routes are sound; those that were found so before are not checked again.
     *
     * @throws BadSetting with one line per fault
     */
    static Engine engine(Common common, Settings settings, Secrets secrets, Scope scope) {
        demandSound(common, settings);
        return new Engine(settings, secrets, scope);
    }

    private static void demandSound(Common common, Settings settings) {
        var routes = RouteFolder.of(common.home());
        var sound = SoundRoutes.of(Home.ledgerFile(settings).resolveSibling("routes.sound"), routes, settings);
        if (sound.isNoted()) {
            return;
        }
        var faults = Check.all(common.home(), routes, System.getenv(), common.overrides);
        if (!faults.isEmpty()) {
            throw new BadSetting("bad-routes", String.join("\n", faults));
        }
        sound.write();
    }
}
