package dev.swath.app.cli;

import dev.swath.app.check.Check;
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

    /** @throws BadSetting with one line per fault */
    static Settings sound(Common common) {
        var settings = common.settings();
        var faults = faults(common);
        if (!faults.isEmpty()) {
            throw new BadSetting("bad-routes", String.join("\n", faults));
        }
        return settings;
    }
}
