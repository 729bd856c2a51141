package dev.swath.app.cli;

import dev.swath.app.wiring.Settings;

/** What is checked before anything starts. */
final class Checks {
    private Checks() {}

    static void demand(Common common, Settings settings) {
        Out.say(common, settings.home().toString());
    }
}
