package dev.swath.io.store.disk;

import dev.swath.model.trouble.NoSpace;
import dev.swath.model.trouble.Trouble;
import dev.swath.model.trouble.Unavailable;
import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** What it means when the disk does not do what it is told. */
final class DiskTrouble {
    /** A disk with less than this is full, in whatever language the system says so. */
    private static final long FULL_BYTES = 1 << 20;

    private DiskTrouble() {}

    /** @param doing the verb: read, write to */
    static Trouble of(String doing, Path file, IOException cause) {
        if (cause instanceof ClosedByInterruptException) {
            return new Unavailable("interrupted", "stopped while at " + file + "; it goes on from there", cause);
        }
        if (isFull(file, cause)) {
            return new NoSpace("disk-full", "the disk under " + file.getParent() + " is full; make room", cause);
        }
        if (cause instanceof AccessDeniedException
                || String.valueOf(cause.getMessage()).contains("Read-only")) {
            return new NoSpace(
                    "not-allowed", "not allowed to " + doing + " " + file + "; check owner and rights", cause);
        }
        return new NoSpace("disk-trouble", "cannot " + doing + " " + file + ": " + why(cause), cause);
    }

    private static boolean isFull(Path file, IOException cause) {
        var message = String.valueOf(cause.getMessage());
        return message.contains("No space left") || message.contains("quota exceeded") || isFull(file.getParent());
    }

    private static boolean isFull(@Nullable Path folder) {
        try {
            return folder != null
                    && Files.isDirectory(folder)
                    && !Files.getFileStore(folder).isReadOnly()
                    && Files.getFileStore(folder).getUsableSpace() < FULL_BYTES;
        } catch (IOException unknown) {
            return false;
        }
    }

    private static String why(IOException cause) {
        var reason = cause instanceof FileSystemException of ? of.getReason() : cause.getMessage();
        return reason == null ? cause.getClass().getSimpleName() : reason;
    }
}
