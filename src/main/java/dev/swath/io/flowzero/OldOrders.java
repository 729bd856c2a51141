package dev.swath.io.flowzero;

import dev.swath.model.OldOrder;
import dev.swath.model.trouble.BadInput;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Orders as other programs wrote them down: an {@code orders.json} in any of its shapes, a FlowZero {@code orders.db}, or
 * a folder of JSON files. Entries are told one by one; one that cannot be used harms no other.
 */
public final class OldOrders {
    private static final byte[] SQLITE = "SQLite format 3\0".getBytes(StandardCharsets.US_ASCII);
    private static final int MOST_FOLDERS_DEEP = 4;

    private OldOrders() {}

    /** Who is told of the entries, in their order. */
    public interface Sink {
        void order(OldOrder order);

        /** @param line file, place, and why it cannot be used */
        void refused(String line);
    }

    /** @throws BadInput when nothing can be read there at all */
    public static void read(Path path, Sink sink) {
        try {
            if (Files.isDirectory(path)) {
                folder(path, sink);
            } else if (!Files.isRegularFile(path)) {
                throw new BadInput(
                        "no-such-file", path + ": is no file and no folder; name an orders.json or orders.db");
            } else if (isDatabase(path)) {
                OldDatabase.read(path, sink);
            } else {
                OldJson.read(path, path.getFileName().toString(), "", sink);
            }
        } catch (IOException e) {
            throw new BadInput("unreadable", path + ": cannot be read: " + e.getMessage(), e);
        }
    }

    private static void folder(Path folder, Sink sink) throws IOException {
        var files = files(folder);
        if (files.isEmpty()) {
            throw new BadInput("no-orders", folder + ": has no .json files; name the folder of the order files");
        }
        for (var file : files) {
            var name = file.getFileName().toString();
            OldJson.read(file, folder.relativize(file).toString(), name.substring(0, name.length() - 5), sink);
        }
    }

    private static List<Path> files(Path folder) throws IOException {
        try (var all = Files.walk(folder, MOST_FOLDERS_DEEP)) {
            return all.filter(Files::isRegularFile)
                    .filter(file -> file.getFileName()
                            .toString()
                            .toLowerCase(Locale.ROOT)
                            .endsWith(".json"))
                    .sorted()
                    .toList();
        }
    }

    private static boolean isDatabase(Path file) throws IOException {
        try (var bytes = Files.newInputStream(file)) {
            return Arrays.equals(bytes.readNBytes(SQLITE.length), SQLITE);
        }
    }
}
