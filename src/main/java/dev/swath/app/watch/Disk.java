package dev.swath.app.watch;

import java.io.IOException;
import java.nio.file.FileStore;
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
    public long free() {
        return bytes(FileStore::getUsableSpace);
    }

    /** All bytes of the disk; -1 when it cannot be looked at. */
    public long total() {
        return bytes(FileStore::getTotalSpace);
    }

    @FunctionalInterface
    private interface Bytes {
        long of(FileStore disk) throws IOException;
    }

    private long bytes(Bytes which) {
        var there = folder.toAbsolutePath();
        while (!Files.exists(there) && there.getParent() != null) {
            there = there.getParent();
        }
        try {
            return which.of(Files.getFileStore(there));
        } catch (IOException unreachable) {
            return -1;
        }
    }
}
