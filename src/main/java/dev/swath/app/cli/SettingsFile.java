package dev.swath.app.cli;

import dev.swath.app.wiring.Settings;
import dev.swath.model.trouble.NoSpace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The settings file, edited line by line: comments and the order of lines stay. */
final class SettingsFile {
    private final Path file;

    private SettingsFile(Path file) {
        this.file = file;
    }

    /** @param file made as {@code init} writes it where it is missing */
    static SettingsFile of(Path file) {
        return new SettingsFile(file);
    }

    /**
     * Puts settings into their lines, or behind the last one, whole or not at all.
     *
     * @param overwrite whether values that differ from the standard ones are replaced
     * @return settings that were left as they are, with the value that stands there
     */
    Map<String, String> put(Map<String, String> settings, boolean overwrite) {
        try {
            if (!Files.exists(file)) {
                Settings.ship(file);
            }
            var lines = new ArrayList<>(Files.readAllLines(file));
            var left = new TreeMap<String, String>();
            settings.forEach((name, value) -> {
                int at = find(lines, name);
                var there = at < 0 ? "" : value(lines.get(at));
                if (at < 0) {
                    lines.add(name + "=" + value);
                } else if (overwrite || there.equals(value) || there.equals(Settings.standard(name))) {
                    lines.set(at, name + "=" + value);
                } else {
                    left.put(name, there);
                }
            });
            var part = file.resolveSibling(file.getFileName() + ".part");
            Files.write(part, lines);
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
            return left;
        } catch (IOException e) {
            throw new NoSpace("cannot-write", file + ": cannot be written: " + e.getMessage(), e);
        }
    }

    /** Index of the last line that sets it, which is the one that counts; -1 = none. */
    private static int find(List<String> lines, String name) {
        for (int i = lines.size() - 1; i >= 0; i--) {
            var line = lines.get(i).stripLeading();
            if (line.startsWith(name) && line.substring(name.length()).matches("\\s*[=:].*")) {
                return i;
            }
        }
        return -1;
    }

    private static String value(String line) {
        return line.replaceFirst("^[^=:]*[=:]", "").strip();
    }
}
