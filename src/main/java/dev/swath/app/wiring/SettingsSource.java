package dev.swath.app.wiring;

import java.time.temporal.ChronoUnit;
import java.util.Set;
import org.apache.camel.spi.PropertiesSource;
import org.jspecify.annotations.Nullable;

/** Hands the settings to the routes: {@code {{key}}} as they stood at start, {@code ${properties:key}} as they stand now. */
public final class SettingsSource implements PropertiesSource {
    /** Times that rehearsals shorten; the paces are shortened by the gates themselves. */
    private static final Set<String> SCALED_MILLIS = Set.of("tick.ms", "retry.wait-ms", "quota.check-ms");

    private final Settings settings;

    public SettingsSource(Settings settings) {
        this.settings = settings;
    }

    @Override
    public String getName() {
        return "settings";
    }

    @Override
    public @Nullable String getProperty(String name) {
        if (!settings.knows(name)) {
            return null;
        }
        if (name.equals("intake.folder")) {
            return settings.path(name).toString();
        }
        return SCALED_MILLIS.contains(name)
                ? Long.toString(settings.scaled(name, ChronoUnit.MILLIS).toMillis())
                : settings.text(name);
    }
}
