package dev.swath.step.dataset.images;

import static dev.swath.step.dataset.folder.Disk.io;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.swath.io.stac.StacJson;
import dev.swath.model.trouble.BadInput;
import dev.swath.model.trouble.Corrupt;
import dev.swath.step.dataset.folder.DatasetFolder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The folder of a dataset with its collection of chips. Safe for the threads of one process. */
public final class CatalogFolder {
    private static final String COLLECTION = "collection.json";

    private final DatasetFolder files;
    private final String collection;
    private final @Nullable String onlyChip;

    private CatalogFolder(Path root, String collection, @Nullable String onlyChip) {
        this.files = new DatasetFolder(root);
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
            return new CatalogFolder(all.root(), all.collection, name.replaceFirst("\\.json$", ""));
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
        return files.root();
    }

    DatasetFolder files() {
        return files;
    }

    /** Its id, which is the name of its folder. */
    public String collection() {
        return collection;
    }

    /** Folder of the chips. */
    public Path chipsFolder() {
        return root().resolve(collection);
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

    /** The image of a chip and season in a dataset; empty when there is no dataset any more. */
    public static Optional<Path> imageOf(Path dataset, String chip, String season) {
        return within(dataset, chip, ChipScenes.imageName(chip, season));
    }

    /** The item of that image. */
    public static Optional<Path> itemOf(Path dataset, String chip, String season) {
        return within(dataset, chip, ChipScenes.childId(chip, season) + ".json");
    }

    private static Optional<Path> within(Path dataset, String chip, String name) {
        var found = Files.isDirectory(dataset) ? collections(dataset) : List.<Path>of();
        return found.size() == 1
                ? Optional.of(found.get(0).resolve(chip).resolve(name)).filter(file -> isWithin(dataset, file))
                : Optional.empty();
    }

    /** Neither a name nor a link leads out of it. */
    private static boolean isWithin(Path dataset, Path file) {
        return Files.isRegularFile(file) && io(() -> file.toRealPath().startsWith(dataset.toRealPath()));
    }

    Path file(String chip, String name) {
        return chipsFolder().resolve(chip).resolve(name);
    }

    boolean has(String chip, String name) {
        return Files.isRegularFile(file(chip, name));
    }

    /** An item in the folder of a chip; empty when there is none. */
    Optional<ObjectNode> find(String chip, String id) {
        return files.read(collection + "/" + chip + "/" + id + ".json").map(bytes -> StacJson.object(bytes)
                .orElseThrow(() -> new Corrupt("bad-item", file(chip, id + ".json") + " is not JSON; make it anew")));
    }

    /** @throws Corrupt {@code bad-item} when it is not there, or is no JSON */
    ObjectNode item(String chip) {
        return find(chip, chip)
                .orElseThrow(() -> new Corrupt("bad-item", file(chip, chip + ".json") + " is not there any more"));
    }

    void write(String chip, String id, ObjectNode item) {
        files.put(collection + "/" + chip + "/" + id + ".json", StacJson.pretty(item));
    }

    void remove(String chip, String name) {
        io(() -> Files.deleteIfExists(file(chip, name)));
    }

    /** A finished file gets its name in the folder of a chip. */
    void put(String chip, String name, Path made) {
        files.put(collection + "/" + chip + "/" + name, made);
    }
}
