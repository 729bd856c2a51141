package dev.swath.step.dataset.folder;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** Files that are whole, or are not there under their name. */
public final class Disk {
    private Disk() {}

    /** Something that may fail as disks do. */
    @FunctionalInterface
    public interface Work<T> {
        T run() throws IOException;
    }

    /** Does it; what fails is thrown unchecked. */
    public static <T> T io(Work<T> work) {
        try {
            return work.run();
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
    }

    /**
     * Gives a finished file its name, in place of whatever had it. Its bytes are on the disk first: a name is soon on the
     * disk, and after a power cut would stand for an empty file.
     *
     * @param made on the same disk
     */
    public static void place(Path made, Path name) throws IOException {
        try (FileChannel bytes = FileChannel.open(made, StandardOpenOption.WRITE)) {
            bytes.force(true);
        }
        Files.move(made, name, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
