package dev.swath.app.cli;

import dev.swath.io.base.Sha256;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Brings an operator's {@code routes/} to the files of this version. What was not edited is replaced; beside what was, the
 * shipped file is laid as {@code NAME.new}. Which is which is known from {@code routes/.shipped}, lines as of
 * {@code sha256sum}; a folder without it counts as edited. A second call does nothing more.
 */
final class RouteUpgrade {
    private static final String RECORD = ".shipped";

    private final Path folder;
    private final Map<String, String> before;
    private final List<String> told = new ArrayList<>();

    private RouteUpgrade(Path folder, Map<String, String> before) {
        this.folder = folder;
        this.before = before;
    }

    /** @return a line for each file that is not as it was */
    static List<String> of(Path folder) throws IOException {
        var upgrade = new RouteUpgrade(folder, recorded(folder.resolve(RECORD)));
        for (var name : RouteFolder.SHIPPED) {
            upgrade.bring(name, RouteFolder.shipped(name));
        }
        upgrade.retire();
        record(folder);
        return List.copyOf(upgrade.told);
    }

    /** Notes what this version has shipped. */
    static void record(Path folder) throws IOException {
        var lines = new StringBuilder();
        for (var name : RouteFolder.SHIPPED) {
            lines.append(Sha256.hex(RouteFolder.shipped(name)))
                    .append("  ")
                    .append(name)
                    .append('\n');
        }
        RouteFolder.put(folder.resolve(RECORD), lines.toString().getBytes(StandardCharsets.UTF_8));
    }

    private void bring(String name, byte[] shipped) throws IOException {
        var file = folder.resolve(name);
        if (!Files.exists(file)) {
            RouteFolder.put(file, shipped);
            told.add(name + ": added");
            return;
        }
        var there = Sha256.hex(Files.readAllBytes(file));
        if (there.equals(Sha256.hex(shipped)) || Sha256.hex(shipped).equals(before.get(name))) {
            return;
        }
        if (there.equals(before.get(name))) {
            RouteFolder.put(file, shipped);
            told.add(name + ": replaced, it was not edited");
        } else {
            RouteFolder.put(folder.resolve(name + ".new"), shipped);
            told.add(
                    name + ": edited here, kept; carry your edits over to " + name + ".new, and put that in its place");
        }
    }

    /** Of files that are not shipped any more, those that nobody edited go. */
    private void retire() throws IOException {
        for (var old : before.entrySet()) {
            var file = folder.resolve(old.getKey());
            if (RouteFolder.SHIPPED.contains(old.getKey()) || !Files.exists(file)) {
                continue;
            }
            if (Sha256.hex(Files.readAllBytes(file)).equals(old.getValue())) {
                Files.delete(file);
                told.add(old.getKey() + ": removed, this version has none");
            } else {
                told.add(old.getKey() + ": edited here, kept; this version has none");
            }
        }
    }

    private static Map<String, String> recorded(Path record) throws IOException {
        var digests = new TreeMap<String, String>();
        if (Files.exists(record)) {
            for (var line : Files.readAllLines(record)) {
                var parts = line.split("  ", 2);
                if (parts.length == 2 && parts[1].matches("[\\w.-]+\\.camel\\.yaml")) {
                    digests.put(parts[1], parts[0]);
                }
            }
        }
        return digests;
    }
}
