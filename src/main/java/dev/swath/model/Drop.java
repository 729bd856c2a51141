package dev.swath.model;

import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A vector file that is to be taken in.
 *
 * @param anchor the {@code .shp}, {@code .zip}, {@code .geojson}, {@code .gpkg} or {@code .kml}
 * @param overrides settings that the door gives for this drop alone
 * @param until the last route that may work on it; null = all
 */
public record Drop(
        Path anchor,
        Map<String, String> overrides,
        @Nullable Route until) {
    /** The name people know it by: the file's name without its ending. */
    public String name() {
        return anchor.getFileName().toString().replaceFirst("\\.[^.]+$", "");
    }
}
