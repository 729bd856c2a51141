package dev.swath.app.cli;

import dev.swath.app.check.Check;
import dev.swath.app.wiring.Settings;
import dev.swath.model.trouble.BadSetting;
import java.util.List;

/** What is checked before anything starts. */
final class Checks {
    private Checks() {}

    /** Faults of settings and routes, one line each. */
    static List<String> faults(Common common) {
        return Check.all(common.home(), RouteFolder.of(common.home()), System.getenv(), common.overrides);
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
