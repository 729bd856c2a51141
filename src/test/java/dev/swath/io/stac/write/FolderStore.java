package dev.swath.io.stac.write;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** A store in a folder that remembers in what order documents were put. */
final class FolderStore implements DocumentStore {
    final List<String> puts = new ArrayList<>();
    private final Path root;

    FolderStore(Path root) {
        this.root = root;
    }

    @Override
    public void put(String path, byte[] bytes) {
        puts.add(path);
        try {
            Files.createDirectories(root.resolve(path).getParent());
            Files.write(root.resolve(path), bytes);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    @Override
    public void put(String path, Path file) {
        try {
            put(path, Files.readAllBytes(file));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    @Override
    public Optional<byte[]> read(String path) {
        try {
            return Files.exists(root.resolve(path))
                    ? Optional.of(Files.readAllBytes(root.resolve(path)))
                    : Optional.empty();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    @Override
    public void list(String folder, Consumer<String> each) {
        try (var files = Files.walk(root.resolve(folder))) {
            files.filter(Files::isRegularFile)
                    .map(file -> root.relativize(file).toString().replace('\\', '/'))
                    .forEach(each);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
