package dev.swath.app.wiring;

import dev.swath.step.intake.OpenDrop;
import java.util.Map;

/** What may stand in a {@code NAME.properties}: the same as in the settings. */
record DropChecker(Settings settings) implements OpenDrop.Checker {
    @Override
    public String fault(String setting, String value) {
        return settings.fault(setting, value);
    }

    @Override
    public void demandFit(Map<String, String> frozen) {
        CloudKeys.demandFit(settings, frozen);
    }
}
