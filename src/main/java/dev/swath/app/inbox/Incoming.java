package dev.swath.app.inbox;

import dev.swath.io.base.Trees;
import dev.swath.io.vector.ShapefileParts;
import dev.swath.io.vector.VectorFile;
import dev.swath.io.vector.ZipBundle;
import dev.swath.model.trouble.BadInput;
import dev.swath.model.trouble.NoSpace;
import dev.swath.model.trouble.Refused;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Puts a file that was sent here into the inbox, whole or not at all: it is written and read through in a hidden folder
 * of the inbox, and then moved. Its settings go first, the file last; what a crash leaves of that is taken back by
 * {@link #sweep}.
 */
public final class Incoming {
    private static final String FOLDER = ".incoming";
    private static final String SETTINGS = ".properties";

    private final Path inbox;

    public Incoming(Path inbox) {
        this.inbox = inbox;
    }

    /** Where files that are sent are written to, beside the inbox's own: a move from there is one step. */
    public Path folder() {
        var folder = inbox.resolve(FOLDER);
        try {
            return Files.createDirectories(folder);
        } catch (IOException e) {
            throw noSpace(folder, e);
        }
    }

    /**
     * Takes a file in.
     *
     * @param sent where it was written to, in {@link #folder}; gone afterwards
     * @param name of the file in the inbox, with its ending; a plain name
     * @param settings that it comes with
     * @return how many features it has
     * @throws BadInput when it cannot be read to its end, or has no features
     * @throws Refused code {@code name-taken} when another file of that name lies in the inbox
     */
    public long take(Path sent, String name, Map<String, String> settings) {
        try {
            var folder = Files.createTempDirectory(folder(), "drop-");
            try {
                var file = Files.move(sent, folder.resolve(name));
                long features = features(file, folder.resolve("unpacked"));
                var beside = folder.resolve(stem(name) + SETTINGS);
                if (!settings.isEmpty()) {
                    Files.writeString(beside, lines(settings));
                }
                handOver(file, beside);
                return features;
            } finally {
                Trees.remove(folder);
            }
        } catch (IOException e) {
            throw noSpace(inbox, e);
        }
    }

    /** Reads it to its end, so that whoever sent it is told what is wrong with it. */
    private static long features(Path file, Path unpacked) throws IOException {
        boolean isZip = file.getFileName().toString().endsWith(".zip");
        var layers = isZip ? ZipBundle.unpack(file, unpacked) : List.of(file);
        long features = 0;
        for (var layer : layers) {
            if (layer.getFileName()
                    .toString()
                    .toLowerCase(java.util.Locale.ROOT)
                    .endsWith(".shp")) {
                var lacks = ShapefileParts.of(layer).incomplete();
                if (lacks.isPresent()) {
                    throw new BadInput("incomplete", layer.getFileName() + ": " + lacks.get());
                }
            }
            try (var opened = VectorFile.open(layer, null)) {
                for (; opened.hasNext(); opened.next()) {
                    features++;
                }
            }
        }
        if (features == 0) {
            throw new BadInput("no-features", file.getFileName() + ": holds no features");
        }
        if (isZip) {
            Trees.remove(unpacked);
        }
        return features;
    }

    private synchronized void handOver(Path file, Path beside) throws IOException {
        var target = inbox.resolve(file.getFileName());
        var settings = inbox.resolve(beside.getFileName());
        if (isSame(file, target) && isSame(beside, settings)) {
            // the same was sent before, and waits to be taken in
            return;
        }
        var name = stem(file.getFileName().toString());
        if (arriving(name).isPresent() || Files.exists(settings)) {
            throw new Refused(
                    "name-taken",
                    "another file called " + name + " lies in the inbox; wait until it is taken in, or choose another"
                            + " name");
        }
        force(file);
        if (Files.exists(beside)) {
            force(beside);
            Files.copy(beside, part(settings), StandardCopyOption.REPLACE_EXISTING);
            Files.move(part(settings), settings, StandardCopyOption.ATOMIC_MOVE);
        }
        Files.move(file, target, StandardCopyOption.ATOMIC_MOVE);
        force(inbox);
    }

    private static Path part(Path file) {
        return file.resolveSibling(FOLDER).resolve(file.getFileName() + ".part");
    }

    private static boolean isSame(Path one, Path other) throws IOException {
        boolean exists = Files.exists(one);
        return exists == Files.exists(other) && (!exists || Files.mismatch(one, other) < 0);
    }

    /** The file in the inbox that is going to be the drop of that name. */
    public Optional<Path> arriving(String name) {
        if (!Files.isDirectory(inbox)) {
            return Optional.empty();
        }
        try (var files = Files.list(inbox)) {
            return files.filter(Bundle::isAnchor)
                    .filter(anchor -> stem(anchor.getFileName().toString()).equalsIgnoreCase(name))
                    .findFirst();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Takes back what a process that died had not put into the inbox whole. Called before anything is taken from there. */
    public static void sweep(Path inbox) {
        var folder = inbox.resolve(FOLDER);
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (var left = Files.list(folder)) {
            for (var each : left.toList()) {
                takeBack(inbox, each);
                Trees.remove(each);
            }
        } catch (IOException e) {
            throw noSpace(folder, e);
        }
    }

    /** Settings whose file did not follow them would be another file's. */
    private static void takeBack(Path inbox, Path left) throws IOException {
        try (var files = Files.isDirectory(left) ? Files.list(left) : Stream.<Path>empty()) {
            var names = files.toList();
            boolean isWhole = names.stream().noneMatch(Bundle::isAnchor);
            for (var settings : names) {
                var target = inbox.resolve(settings.getFileName());
                if (!isWhole && settings.toString().endsWith(SETTINGS) && isSame(settings, target)) {
                    Files.delete(target);
                }
            }
        }
    }

    private static String stem(String name) {
        return name.replaceFirst("\\.[^.]+$", "");
    }

    private static String lines(Map<String, String> settings) {
        var text = new StringBuilder();
        new TreeMap<>(settings).forEach((key, value) -> {
            if (value.chars().anyMatch(Character::isISOControl)) {
                // a line of its own would be a setting of its own
                throw new BadInput("bad-setting", key + " must be one line of text");
            }
            text.append(key).append('=').append(value.replace("\\", "\\\\")).append('\n');
        });
        return text.toString();
    }

    private static void force(Path path) throws IOException {
        try (var channel = FileChannel.open(path, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    private static NoSpace noSpace(Path where, IOException e) {
        return new NoSpace("cannot-write", where + ": cannot be written (" + e.getMessage() + ")", e);
    }
}
