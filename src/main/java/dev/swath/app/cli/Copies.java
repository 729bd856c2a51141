package dev.swath.app.cli;

import dev.swath.io.ledger.Stock.Lying;
import dev.swath.io.store.Digest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;

/**
 * Copies of delivered files in a folder of the user's, under the names that they have in the store. What is delivered
 * stays as it is. A copy is verified like the file itself before it gets its name; another file of that name is kept.
 */
final class Copies {
    /** Lists for people end there. */
    private static final int MOST = 20;

    private final Path store;
    private final Path folder;
    private final boolean overwrite;
    private final List<String> troubles = new ArrayList<>();
    private long copied;
    private long skipped;
    private long failed;

    /** @param store the folder that files are delivered to */
    Copies(Path store, Path folder, boolean overwrite) {
        this.store = store;
        this.folder = folder;
        this.overwrite = overwrite;
    }

    void take(Lying file) {
        var target = folder.resolve(file.file().target()).normalize();
        try {
            if (file.file().isArrival() || !target.startsWith(folder)) {
                fails(target, "does not lie in the store's folder");
            } else if (Files.exists(target) && isSame(target, file)) {
                skipped++;
            } else if (Files.exists(target) && !overwrite) {
                fails(target, "another file is there already; --overwrite replaces it");
            } else {
                copy(store.resolve(file.file().target()), target, file);
            }
        } catch (IOException e) {
            fails(target, "cannot be written (" + e.getMessage() + ")");
        }
    }

    private void copy(Path source, Path target, Lying file) throws IOException {
        Files.createDirectories(target.getParent());
        var part = target.resolveSibling("." + target.getFileName() + ".part");
        try {
            Files.copy(source, part, StandardCopyOption.REPLACE_EXISTING);
            if (isSame(part, file)) {
                Files.move(part, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
                copied++;
            } else {
                fails(
                        target,
                        "the file in the store is not what was delivered; swath verify --repair fetches it again");
            }
        } finally {
            Files.deleteIfExists(part);
        }
    }

    private static boolean isSame(Path copy, Lying file) throws IOException {
        if (Files.size(copy) != file.bytes()) {
            return false;
        }
        var digest = Digest.like(file.digest());
        return digest.stored(digest.readAll(copy)).digest().equals(file.digest());
    }

    private void fails(Path target, String why) {
        failed++;
        if (troubles.size() < MOST) {
            troubles.add(target + ": " + why);
        }
    }

    Path folder() {
        return folder;
    }

    long copied() {
        return copied;
    }

    long skipped() {
        return skipped;
    }

    long failed() {
        return failed;
    }

    /** The first ones. */
    List<String> troubles() {
        return troubles;
    }
}
