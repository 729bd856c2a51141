package dev.swath.app.wiring;

import dev.swath.app.watch.Setting;
import java.util.List;

/** The settings in force, for people. No secret is among them: secrets are no settings. */
final class InForce {
    private InForce() {}

    static List<Setting> of(Settings settings) {
        return Keys.ALL.stream().map(key -> of(settings, key)).toList();
    }

    private static Setting of(Settings settings, Key key) {
        var name = key.name();
        return new Setting(
                name,
                settings.text(name),
                key.standard(),
                settings.origin(name).orElse(null),
                settings.afterRestart(name).orElse(null),
                key.live(),
                key.meaning());
    }
}
