package dev.swath.io.stac.request;

import dev.swath.io.base.GeometryHash;
import java.net.URI;
import java.util.Optional;
import org.locationtech.jts.geom.Geometry;

/**
 * Marks the address of an asset of which only the window over an area comes: by a fragment, so that windows over two
 * areas are two files, and the same window over the same area is one.
 */
public final class ClipMark {
    private static final String WORD = "clip-";
    private static final int DIGITS = 12;

    private ClipMark() {}

    /** What a window over this area is called: letters, digits and {@code -}. */
    public static String of(Geometry area) {
        return WORD + GeometryHash.clipHash(area).substring(0, DIGITS);
    }

    public static URI on(URI href, String mark) {
        return URI.create(href.toString().replaceFirst("#.*", "") + "#" + mark);
    }

    /** The mark of an address, if it has one. */
    public static Optional<String> read(URI href) {
        return Optional.ofNullable(href.getRawFragment()).filter(fragment -> fragment.startsWith(WORD));
    }
}
