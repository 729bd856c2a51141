package dev.swath.app.inbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** A file that people read, written whole or not at all. */
final class WholeFile {
    private WholeFile() {}

    /** Writes the content to a temporary file. */
    @FunctionalInterface
    interface Writer {
        void write(Path part) throws IOException;
    }

    static void replace(Path file, Writer writer) throws IOException {
        var part = file.resolveSibling("." + file.getFileName() + ".part");
        writer.write(part);
        Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
