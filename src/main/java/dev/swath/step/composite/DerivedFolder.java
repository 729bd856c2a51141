package dev.swath.step.composite;

import dev.swath.io.raster.zarr.ZarrStore;
import dev.swath.io.stac.write.DocumentStore;
import dev.swath.io.store.LocalFile;
import dev.swath.io.store.Store;
import dev.swath.model.Delivery;
import dev.swath.model.Stored;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** The folder of the store in which composites and their catalog lie. */
final class DerivedFolder implements DocumentStore {
    private final Store store;
    private final String root;
    private final String lease;
    private final Map<String, Stored> written = new LinkedHashMap<>();

    /**
     * @param folder without a slash at its end
     * @param lease for temporary names
     */
    DerivedFolder(Store store, String folder, String lease) {
        this.store = store;
        this.root = folder + "/";
        this.lease = lease;
    }

    /** The path as the store has it. */
    String target(String path) {
        return root + path;
    }

    /** What was put here, by path. */
    Map<String, Stored> written() {
        return written;
    }

    @Override
    public void put(String path, byte[] bytes) {
        written.put(path, store.put(target(path), bytes, lease));
    }

    @Override
    public void put(String path, Path file) {
        written.put(path, LocalFile.put(store, target(path), file, lease));
    }

    @Override
    public Optional<byte[]> read(String path) {
        if (store.size(target(path)).isEmpty()) {
            return Optional.empty();
        }
        try (var document = store.read(new Delivery("", "", "", "", path, target(path), -1, null, null, null))) {
            return Optional.of(document.readAllBytes());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    @Override
    public void list(String folder, Consumer<String> each) {
        store.list(target -> {
            if (target.startsWith(root + folder + "/")) {
                each.accept(target.substring(root.length()));
            }
        });
    }

    /** A Zarr store in it. Each object is there whole or not at all, and readers find the store by what comes last. */
    ZarrStore zarr(String path) {
        return new ZarrStore() {
            @Override
            public void put(String key, byte[] bytes) {
                var unused = store.put(target(path + "/" + key), bytes, lease);
            }

            @Override
            public Optional<byte[]> get(String key) {
                return read(path + "/" + key);
            }

            @Override
            public void publish() {
                // metadata were put last
            }
        };
    }
}
