package dev.swath.io.planet;

import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Quads in the names of files. Orders were seen to deliver {@code MOSAIC/455-1272_quad_clip.tif}; single quads are called
 * {@code L15-0455E-1272N.tif}.
 */
final class QuadName {
    private static final Pattern COLUMN_ROW =
            Pattern.compile("(?<![0-9A-Za-z])(?:L\\d+-)?0*(\\d+)E?-0*(\\d+)N?(?![0-9A-Za-z])");

    private QuadName() {}

    /**
     * The quad of the order that one of the names tells; of several in a name the last, for mosaics may have dates in
     * their names. Null when none does.
     */
    static @Nullable String find(List<String> quads, @Nullable String... names) {
        for (var name : names) {
            var found = COLUMN_ROW
                    .matcher(name == null ? "" : name)
                    .results()
                    .map(match -> match.group(1) + "-" + match.group(2))
                    .filter(quads::contains)
                    .reduce((first, last) -> last);
            if (found.isPresent()) {
                return found.get();
            }
        }
        return null;
    }
}
