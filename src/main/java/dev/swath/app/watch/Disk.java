package dev.swath.app.watch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A folder whose disk must not fill up.
 *
 * @param name what lies there, one word
 * @param folder need not exist yet
 * @param floor bytes that are to stay free
 */
public record Disk(String name, Path folder, long floor) {
    /** Usable bytes of the disk; -1 when it cannot be looked at. */
    long free() {
        var there = folder.toAbsolutePath();
        while (!Files.exists(there) && there.getParent() != null) {
            there = there.getParent();
        }
        try {
            return Files.getFileStore(there).getUsableSpace();
        } catch (IOException unreachable) {
            return -1;
        }
    }
}
