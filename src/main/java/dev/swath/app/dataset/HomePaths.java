package dev.swath.app.dataset;

import dev.swath.app.composite.FaultyRequest;
import dev.swath.step.dataset.folder.Disk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;

/**
 * Files and folders that a request names: none of them leaves the run's folder, by {@code ..} or by a symbolic link.
 *
 * @param home the run's folder
 */
record HomePaths(Path home) {
    /**
     * @param word of the request that says so
     * @return absolute, below the home; it need not exist
     * @throws FaultyRequest when it lies elsewhere
     */
    Path below(String word, String given) {
        try {
            Path path = home.resolve(given).normalize();
            if (path.startsWith(home) && !path.equals(home) && real(path).startsWith(home.toRealPath())) {
                return path;
            }
        } catch (IOException | InvalidPathException nowhere) {
            throw elsewhere(word, given);
        }
        throw elsewhere(word, given);
    }

    private static FaultyRequest elsewhere(String word, String given) {
        return RequestWords.fault(word, "must lie below the run's folder, was " + given);
    }

    /** Where it lies, or where the nearest folder above it does that is there. */
    private static Path real(Path path) throws IOException {
        Path there = path;
        while (!Files.exists(there, LinkOption.NOFOLLOW_LINKS)) {
            there = there.resolveSibling("");
        }
        // a link to nowhere is there, and has no real path
        return there.toRealPath();
    }

    /** A name below the home that nobody has. */
    Path keep(Path sent, String id, String name) {
        return Disk.io(() -> {
            Path folder = Files.createDirectories(home.resolve("state/fields"));
            Path kept = folder.resolve(id + "-" + name);
            Disk.place(sent, kept);
            return kept;
        });
    }
}
