package dev.swath.step.ingest;

import com.github.f4b6a3.ulid.UlidCreator;
import dev.swath.io.stac.write.DocumentStore;
import dev.swath.io.store.LocalFile;
import dev.swath.io.store.Store;
import dev.swath.model.Delivery;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;

/** The folder of the store in which the raw catalog lies, beside the files that it lists. */
final class RawFolder implements DocumentStore {
    private static final String ROOT = "raw/";

    private final Store store;

    RawFolder(Store store) {
        this.store = store;
    }

    /** Path of a file of the store as the catalog sees it. */
    static String inside(String target) {
        if (!target.startsWith(ROOT)) {
            throw new IllegalArgumentException(target + " does not lie in " + ROOT);
        }
        return target.substring(ROOT.length());
    }

    @Override
    public void put(String path, byte[] bytes) {
        store.put(ROOT + path, bytes, lease());
    }

    @Override
    public void put(String path, Path file) {
        LocalFile.put(store, ROOT + path, file, lease());
    }

    private static String lease() {
        return UlidCreator.getMonotonicUlid().toString();
    }

    @Override
    public Optional<byte[]> read(String path) {
        var target = ROOT + path;
        if (store.size(target).isEmpty()) {
            return Optional.empty();
        }
        try (var document = store.read(new Delivery("", "", "", "", path, target, -1, null, null, null))) {
            return Optional.of(document.readAllBytes());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    @Override
    public void list(String folder, Consumer<String> each) {
        store.list(target -> {
            if (target.startsWith(ROOT + folder + "/")) {
                each.accept(inside(target));
            }
        });
    }
}
