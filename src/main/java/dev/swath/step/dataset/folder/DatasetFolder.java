package dev.swath.step.dataset.folder;

import static dev.swath.step.dataset.folder.Disk.io;

import dev.swath.io.base.Trees;
import dev.swath.io.stac.write.DocumentStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * The folder of a dataset. Every file is made whole in a folder {@code .work} within it and then moved into place, so that
 * what has its name is complete, whenever a run is killed. Safe for the threads of one process.
 */
public final class DatasetFolder implements DocumentStore {
    private static final String WORK = ".work";
    private static final AtomicLong MADE = new AtomicLong();

    private final Path root;

    public DatasetFolder(Path root) {
        this.root = root;
    }

    public Path root() {
        return root;
    }

    /** Whether there is anything that is neither unfinished nor a lock. */
    public boolean holdsOtherThings() {
        if (!Files.exists(root)) {
            return false;
        }
        return io(() -> {
            try (Stream<Path> inside = Files.list(root)) {
                return inside.anyMatch(path -> !path.endsWith(WORK) && !path.endsWith(DatasetLock.NAME));
            }
        });
    }

    /** The folder for unfinished files. */
    public Path work() {
        return io(() -> Files.createDirectories(root.resolve(WORK)));
    }

    /** A new name in the folder for unfinished files. */
    public Path scratch() {
        return work().resolve(ProcessHandle.current().pid() + "-" + MADE.incrementAndGet());
    }

    /** Removes what is unfinished; called while nothing is being made. */
    public void tidy() {
        Path work = root.resolve(WORK);
        io(() -> {
            Trees.remove(work);
            return work;
        });
    }

    public boolean has(String path) {
        return Files.isRegularFile(root.resolve(path));
    }

    @Override
    public void put(String path, byte[] bytes) {
        put(path, io(() -> Files.write(scratch(), bytes)));
    }

    /** The file is moved. */
    @Override
    public void put(String path, Path file) {
        Path target = root.resolve(path);
        io(() -> {
            Files.createDirectories(target.resolveSibling(""));
            Disk.place(file, target);
            return target;
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
}
