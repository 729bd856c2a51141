package dev.swath.io.store.disk;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** A second name for the bytes of a file. */
final class Second {
    private Second() {}

    /** A hard link; a copy where the file system has none, or where both names lie on different ones. */
    static void of(Path source, Path name) throws IOException {
        try {
            Files.createLink(name, source);
        } catch (UnsupportedOperationException | FileSystemException noLinks) {
            Files.copy(source, name);
            try (var channel = FileChannel.open(name, StandardOpenOption.WRITE)) {
                channel.force(true);
            }
        }
    }
}
