package dev.swath.io.store.layout;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A file of an order that is to get its place.
 *
 * @param path inside the order
 * @param itemId the scene or quad; null for files of the whole order
 * @param day what its item is of, where that is not told by its id; null = the id tells
 */
public record Named(
        String path, @Nullable String itemId, @Nullable LocalDate day) {
    /** A file of a scene, or of the whole order. */
    public Named(String path, @Nullable String itemId) {
        this(path, itemId, null);
    }

    /** The file's own name, without folders. */
    String file() {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    /** What follows the last dot, in small letters; {@code bin} where there is none. */
    String ending() {
        int dot = file().lastIndexOf('.');
        return dot < 0 ? "bin" : file().substring(dot + 1).toLowerCase(java.util.Locale.ROOT);
    }

    /** Which of its scene's files it is: its name without the scene's id and without its ending. */
    String asset() {
        int dot = file().lastIndexOf('.');
        var stem = dot < 0 ? file() : file().substring(0, dot);
        var asset = itemId != null && stem.startsWith(itemId)
                ? stem.substring(itemId.length()).replaceFirst("^_", "")
                : stem;
        return asset.isEmpty() ? "file" : asset;
    }
}
