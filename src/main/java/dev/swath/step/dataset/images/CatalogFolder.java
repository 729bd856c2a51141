package dev.swath.step.dataset.images;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.swath.io.stac.StacJson;
import dev.swath.io.stac.write.DocumentStore;
import dev.swath.model.trouble.BadInput;
import dev.swath.model.trouble.Corrupt;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The folder of a dataset with its collection of chips. Every file is made whole in a folder {@code .work} within it and
 * then moved into place. Safe for the threads of one process.
 */
public final class CatalogFolder implements DocumentStore {
    private static final String WORK = ".work";
    private static final String COLLECTION = "collection.json";
    private static final AtomicLong MADE = new AtomicLong();

    private final Path root;
    private final String collection;
    private final @Nullable String onlyChip;

    private CatalogFolder(Path root, String collection, @Nullable String onlyChip) {
        this.root = root;
        this.collection = collection;
        this.onlyChip = onlyChip;
    }

    /**
     * @param given folder of a dataset, folder of its chips, or the item of one chip
     * @throws BadInput {@code no-dataset}
     */
    public static CatalogFolder open(Path given) {
        Path path = given.toAbsolutePath().normalize();
        String name = String.valueOf(path.getFileName());
        if (Files.isRegularFile(path) && name.equals(path.resolveSibling("").getFileName() + ".json")) {
            CatalogFolder all = open(path.resolveSibling("").resolveSibling(""));
            return new CatalogFolder(all.root, all.collection, name.replaceFirst("\\.json$", ""));
        }
        if (Files.isRegularFile(path.resolve(COLLECTION)) && name.endsWith("-chips")) {
            return new CatalogFolder(path.resolveSibling(""), name, null);
        }
        List<Path> found = Files.isDirectory(path) ? collections(path) : List.of();
        if (found.size() != 1) {
            throw new BadInput(
                    "no-dataset",
                    path + " holds " + (found.isEmpty() ? "no folder" : "several folders")
                            + " NAME-chips with a collection.json; name the folder of a dataset, of its chips, or the"
                            + " item of one chip");
        }
        return new CatalogFolder(path, found.get(0).getFileName().toString(), null);
    }

    private static List<Path> collections(Path folder) {
        return io(() -> {
            try (Stream<Path> inside = Files.list(folder)) {
                return inside.filter(path -> path.getFileName().toString().endsWith("-chips"))
                        .filter(path -> Files.isRegularFile(path.resolve(COLLECTION)))
                        .toList();
            }
        });
    }

    public Path root() {
        return root;
    }

    /** Its id, which is the name of its folder. */
    public String collection() {
        return collection;
    }

    /** Folder of the chips. */
    public Path chipsFolder() {
        return root.resolve(collection);
    }

    /** The one chip that is meant; null = all of them. */
    public @Nullable String onlyChip() {
        return onlyChip;
    }

    /** Ids of the chips that have an item, sorted. */
    public List<String> chips() {
        return io(() -> {
            try (Stream<Path> inside = Files.list(chipsFolder())) {
                return inside.map(path -> path.getFileName().toString())
                        .filter(chip -> has(chip, chip + ".json"))
                        .sorted()
                        .toList();
            }
        });
    }

    Path file(String chip, String name) {
        return chipsFolder().resolve(chip).resolve(name);
    }

    boolean has(String chip, String name) {
        return Files.isRegularFile(file(chip, name));
    }

    /** An item in the folder of a chip; empty when there is none. */
    Optional<ObjectNode> find(String chip, String id) {
        return read(collection + "/" + chip + "/" + id + ".json").map(bytes -> StacJson.object(bytes)
                .orElseThrow(() -> new Corrupt("bad-item", file(chip, id + ".json") + " is not JSON; make it anew")));
    }

    /** @throws Corrupt {@code bad-item} when it is not there, or is no JSON */
    ObjectNode item(String chip) {
        return find(chip, chip)
                .orElseThrow(() -> new Corrupt("bad-item", file(chip, chip + ".json") + " is not there any more"));
    }

    void write(String chip, String id, ObjectNode item) {
        put(collection + "/" + chip + "/" + id + ".json", StacJson.pretty(item));
    }

    void remove(String chip, String name) {
        io(() -> Files.deleteIfExists(file(chip, name)));
    }

    /** A new name in the folder for unfinished files. */
    Path scratch() {
        return io(() -> Files.createDirectories(root.resolve(WORK)))
                .resolve(ProcessHandle.current().pid() + "-" + MADE.incrementAndGet());
    }

    /** Removes what is unfinished; called while nothing is being made. */
    void tidy() {
        Path work = root.resolve(WORK);
        if (Files.exists(work)) {
            io(() -> {
                try (Stream<Path> all = Files.walk(work)) {
                    for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                        Files.delete(path);
                    }
                }
                return work;
            });
        }
    }

    @Override
    public void put(String path, byte[] bytes) {
        put(path, io(() -> Files.write(scratch(), bytes)));
    }

    /** The file is moved. */
    @Override
    public void put(String path, Path file) {
        Path target = root.resolve(path);
        io(() -> Files.move(file, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING));
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
    interface DiskWork<T> {
        T run() throws IOException;
    }

    static <T> T io(DiskWork<T> work) {
        try {
            return work.run();
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
    }
}
