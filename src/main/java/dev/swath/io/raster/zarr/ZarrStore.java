package dev.swath.io.raster.zarr;

import java.io.IOException;
import java.util.Optional;

/** Where the objects of a Zarr store go. Safe for several threads that put different keys. */
public interface ZarrStore {
    /**
     * Keeps an object as a whole or not at all; one that is there is replaced.
     *
     * @param key parts with slashes between them, as {@code red/0.3.1}
     */
    void put(String key, byte[] bytes) throws IOException;

    /** Empty when there is no such object. */
    Optional<byte[]> get(String key) throws IOException;

    /** Everything was put, metadata last: readers may find the store under its name from now on. */
    void publish() throws IOException;
}
