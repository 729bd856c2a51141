package dev.swath.step.intake;

import dev.swath.model.ShortName;
import dev.swath.model.trouble.BadSetting;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.function.Supplier;

/** The settings of one drop: the standards, overridden by a {@code NAME.properties} beside it and by its door. */
final class DropSettings {
    private final Supplier<Map<String, String>> standards;
    private final OpenDrop.Checker checker;

    DropSettings(Supplier<Map<String, String>> standards, OpenDrop.Checker checker) {
        this.standards = standards;
        this.checker = checker;
    }

    /** What {@code NAME.properties} beside the anchor says; empty when there is none. */
    Map<String, String> beside(Path anchor) {
        var file = anchor.resolveSibling(anchor.getFileName().toString().replaceFirst("\\.[^.]+$", "") + ".properties");
        if (!Files.isRegularFile(file)) {
            return Map.of();
        }
        var properties = new Properties();
        try (Reader text = Files.newBufferedReader(file)) {
            properties.load(text);
        } catch (IOException | IllegalArgumentException e) {
            throw new BadSetting(
                    "bad-setting", file.getFileName() + ": cannot be read as settings: " + e.getMessage(), e);
        }
        var given = new TreeMap<String, String>();
        for (var key : properties.stringPropertyNames()) {
            var name = ShortName.setting(key);
            var value = properties.getProperty(key).trim();
            var fault = standards.get().containsKey(name)
                    ? checker.fault(name, value)
                    : "is no setting of a drop; those are " + String.join(", ", ShortName.words());
            if (!fault.isEmpty()) {
                throw new BadSetting(
                        "bad-setting", file.getFileName() + ": " + key + " " + fault + ", was '" + value + "'");
            }
            given.put(name, value);
        }
        return given;
    }

    Map<String, String> frozen(Map<String, String> given) {
        var all = new TreeMap<>(standards.get());
        all.putAll(given);
        return Map.copyOf(all);
    }
}
