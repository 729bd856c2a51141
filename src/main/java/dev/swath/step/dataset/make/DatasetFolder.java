package dev.swath.step.dataset.make;

import dev.swath.io.stac.write.DocumentStore;
import dev.swath.step.dataset.progress.DatasetLock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * The folder of a dataset. Every file is made whole in a folder {@code .work} within it and then moved into place, so that
 * what has its name is complete, whenever a run is killed.
 */
final class DatasetFolder implements DocumentStore {
    private static final String WORK = ".work";

    private final Path root;

    DatasetFolder(Path root) {
        this.root = root;
    }

    /** Makes the folder for unfinished files anew. */
    void begin() {
        finish();
        io(() -> Files.createDirectories(work()));
    }

    /** Whether there is anything that is neither unfinished nor a lock. */
    boolean holdsOtherThings() {
        if (!Files.exists(root)) {
            return false;
        }
        return io(() -> {
            try (Stream<Path> inside = Files.list(root)) {
                return inside.anyMatch(path -> !path.equals(work()) && !path.endsWith(DatasetLock.NAME));
            }
        });
    }

    /** Removes what is unfinished. */
    void finish() {
        if (Files.exists(work())) {
            io(() -> {
                try (Stream<Path> all = Files.walk(work())) {
                    for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                        Files.delete(path);
                    }
                }
                return root;
            });
        }
    }

    Path root() {
        return root;
    }

    Path work() {
        return root.resolve(WORK);
    }

    boolean has(String path) {
        return Files.exists(root.resolve(path));
    }

    @Override
    public void put(String path, byte[] bytes) {
        put(path, io(() -> Files.write(work().resolve("document"), bytes)));
    }

    /** The file is moved, and its bytes are on the disk before it has its name. */
    @Override
    public void put(String path, Path file) {
        Path target = root.resolve(path);
        io(() -> {
            try (FileChannel written = FileChannel.open(file, StandardOpenOption.WRITE)) {
                written.force(true);
            }
            Files.createDirectories(target.resolveSibling(""));
            return Files.move(file, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        });
    }

    @Override
    public Optional<byte[]> read(String path) {
        Path file = root.resolve(path);
        return Files.isRegularFile(file) ? Optional.of(io(() -> Files.readAllBytes(file))) : Optional.empty();
    }

    @Override
    public void list(String folder, Consumer<String> each) {
        io(() -> {
            try (Stream<Path> all = Files.walk(root.resolve(folder))) {
                all.filter(Files::isRegularFile)
                        .map(file -> root.relativize(file).toString().replace('\\', '/'))
                        .forEach(each);
            }
            return root;
        });
    }

    /** Something that may fail as disks do. */
    @FunctionalInterface
    interface Work<T> {
        T run() throws IOException;
    }

    static <T> T io(Work<T> work) {
        try {
            return work.run();
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
    }
}
