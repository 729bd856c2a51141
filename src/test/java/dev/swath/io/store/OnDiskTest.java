package dev.swath.io.store;

import dev.swath.io.store.disk.DiskStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;

/** The contract of stores, on disk. */
final class OnDiskTest extends StoreContract {
    private final Path root;
    private final DiskStore store;

    OnDiskTest(@TempDir Path root) {
        this.root = root;
        this.store = new DiskStore(root, 0);
    }

    @Override
    int grain() {
        return 4;
    }

    @Override
    Store store() {
        return store;
    }

    @Override
    List<String> everything() {
        try (var files = Files.walk(root)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> root.relativize(file).toString())
                    .toList();
        } catch (IOException trouble) {
            throw new UncheckedIOException(trouble);
        }
    }

    @Override
    void plant(String target, byte[] bytes) {
        try {
            Files.createDirectories(root.resolve(target).getParent());
            Files.write(root.resolve(target), bytes);
        } catch (IOException trouble) {
            throw new UncheckedIOException(trouble);
        }
    }
}
