package dev.swath.app.doctor;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A folder that is written to, as a try has shown it.
 *
 * @param name what it is for
 * @param folder where it lies, or will lie
 * @param exists whether it is there; where it is not, the folder it would be made in was tried
 * @param freeBytes what this user may still write
 * @param fault why a file cannot be written, brought to the disk, renamed and removed there; null when it can
 */
record Folder(
        String name,
        Path folder,
        boolean exists,
        long freeBytes,
        @Nullable String fault) {
    private static final int TRY_BYTES = 4096;

    /** Writes a small hidden file, renames and removes it. A folder that is missing is not made. */
    static Folder look(String name, Path folder) {
        var there = nearest(folder);
        try {
            long free = Files.getFileStore(there).getUsableSpace();
            return new Folder(
                    name, folder, there.equals(folder), free, tryOut(there).orElse(null));
        } catch (IOException trouble) {
            return new Folder(name, folder, there.equals(folder), 0, words(trouble));
        }
    }

    private static Path nearest(Path folder) {
        var there = folder.toAbsolutePath().normalize();
        while (!Files.exists(there) && there.getParent() != null) {
            there = there.getParent();
        }
        return there;
    }

    private static Optional<String> tryOut(Path folder) {
        if (!Files.isDirectory(folder)) {
            return Optional.of(folder + " is no folder");
        }
        try {
            var file = Files.createTempFile(folder, ".swath-doctor-", ".tmp");
            var renamed = file.resolveSibling(file.getFileName() + ".renamed");
            try (var channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
                channel.write(ByteBuffer.allocate(TRY_BYTES));
                channel.force(true);
                Files.move(file, renamed, StandardCopyOption.ATOMIC_MOVE);
            } finally {
                Files.deleteIfExists(file);
                Files.deleteIfExists(renamed);
            }
            return Optional.empty();
        } catch (IOException trouble) {
            return Optional.of(words(trouble));
        }
    }

    private static String words(IOException trouble) {
        return trouble instanceof java.nio.file.AccessDeniedException
                ? "this user may not write there"
                : String.valueOf(trouble.getMessage());
    }

    /** @param reserveBytes below that much free space work waits; 0 = none is kept */
    Finding verdict(long reserveBytes) {
        var free = "%,d MB free".formatted(freeBytes >> 20);
        if (fault != null) {
            return Finding.broken(name, folder.toString(), "cannot be written: " + fault, "give this user the folder");
        }
        if (freeBytes < reserveBytes) {
            return Finding.broken(
                    name,
                    folder.toString(),
                    free + ", %,d MB are kept in reserve".formatted(reserveBytes >> 20),
                    "make room, or lower store.min-free-mb");
        }
        return freeBytes < 2 * reserveBytes
                ? Finding.warning(name, folder.toString(), free, "make room")
                : Finding.fine(name, folder.toString(), free + (exists ? "" : "; it is made at the first start"));
    }
}
