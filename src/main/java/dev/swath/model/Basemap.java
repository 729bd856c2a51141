package dev.swath.model;

import java.util.Locale;

/**
 * Which basemaps are wanted: one mosaic, whenever it is of, or those of a series that begin in the period.
 *
 * @param name as the provider has it
 */
public record Basemap(Kind kind, String name) {
    /** What the name is of. */
    public enum Kind {
        MOSAIC,
        SERIES
    }

    /** As {@link Terms} keep it in place of an item type: {@code mosaic:NAME} or {@code series:NAME}. */
    public String text() {
        return kind.name().toLowerCase(Locale.ROOT) + ":" + name;
    }

    /** @throws IllegalArgumentException when it is no such text */
    public static Basemap of(String text) {
        for (var kind : Kind.values()) {
            var prefix = kind.name().toLowerCase(Locale.ROOT) + ":";
            if (text.startsWith(prefix)) {
                return new Basemap(kind, text.substring(prefix.length()));
            }
        }
        throw new IllegalArgumentException("'" + text + "' names neither a mosaic nor a series");
    }
}
