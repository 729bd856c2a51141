package dev.swath.io.raster.zarr;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Keeps objects in memory, and the order in which they came. */
final class MemoryStore implements ZarrStore {
    final Map<String, byte[]> objects = new ConcurrentHashMap<>();
    final List<String> order = new ArrayList<>();

    @Override
    public void put(String key, byte[] bytes) {
        objects.put(key, bytes);
        order.add(key);
    }

    @Override
    public Optional<byte[]> get(String key) {
        return Optional.ofNullable(objects.get(key));
    }

    @Override
    public void publish() {
        order.add("(published)");
    }
}
