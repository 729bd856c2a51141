package dev.swath.io.stac.write;

import org.jspecify.annotations.Nullable;

/**
 * A link to something else than the documents around.
 *
 * @param rel e.g. {@code derived_from}, {@code via}, {@code license}
 * @param href absolute, or the path of a document in the same store, relative to the store's root
 * @param type media type; null where it is not known
 * @param title for people; null for none
 */
public record DraftLink(
        String rel,
        String href,
        @Nullable String type,
        @Nullable String title) {
    private static final String GEOJSON = "application/geo+json";

    /** The item that pixels came from. */
    public static DraftLink derivedFrom(String href) {
        return new DraftLink("derived_from", href, GEOJSON, null);
    }

    /** The item that this one is a copy of. */
    public static DraftLink via(String href) {
        return new DraftLink("via", href, GEOJSON, null);
    }
}
