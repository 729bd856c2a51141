package dev.swath.io.stac.write;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;

/** Where a catalog's documents lie. Paths are relative to its root, with {@code /}; a document is replaced in one step. */
public interface DocumentStore {
    /** Puts a small document there, in place of whatever lay there. */
    void put(String path, byte[] bytes);

    /** Puts a file there, in place of whatever lay there. */
    void put(String path, Path file);

    /** The document; empty when there is none. */
    Optional<byte[]> read(String path);

    /** Names everything that lies below a folder, in no order. */
    void list(String folder, Consumer<String> each);
}
