package dev.swath.app.inbox;

import dev.swath.io.vector.ShapefileParts;
import dev.swath.io.vector.ZipBundle;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * The files in the inbox that arrive as one: those that share the anchor's base name, whatever their case.
 *
 * @param anchor the file that stands for the bundle
 * @param members all files of the bundle, the anchor among them
 */
record Bundle(Path anchor, List<Path> members) {
    private static final Set<String> PARTS =
            Set.of("shp", "shx", "dbf", "prj", "cpg", "sbn", "sbx", "qix", "qpj", "xml", "properties", "approved");

    private static final Set<String> ANCHORS = Set.of("shp", "zip", "geojson", "json", "gpkg", "kml");

    /** Whether the file stands for a bundle; the route's {@code include} says the same. */
    static boolean isAnchor(Path file) {
        return ANCHORS.contains(ending(file)) && !file.getFileName().toString().startsWith(".");
    }

    static Bundle of(Path anchor) throws IOException {
        if (!isShapefile(anchor)) {
            var sidecar = anchor.resolveSibling(base(anchor) + ".properties");
            return new Bundle(anchor, Files.exists(sidecar) ? List.of(sidecar, anchor) : List.of(anchor));
        }
        try (var files = Files.list(anchor.toAbsolutePath().getParent())) {
            return new Bundle(
                    anchor,
                    files.filter(Files::isRegularFile)
                            .filter(file -> base(file).equalsIgnoreCase(base(anchor)) && PARTS.contains(ending(file)))
                            .sorted()
                            .toList());
        }
    }

    /** Names, sizes and times of all members: two equal signatures mean that nothing moved in between. */
    String signature() throws IOException {
        var text = new StringBuilder();
        for (var member : members) {
            text.append(member.getFileName())
                    .append(':')
                    .append(Files.size(member))
                    .append(':')
                    .append(Files.getLastModifiedTime(member).toMillis())
                    .append(';');
        }
        return text.toString();
    }

    /** Why the bundle cannot be taken yet; empty when it can. */
    Optional<String> incomplete() throws IOException {
        if (isShapefile(anchor)) {
            return ShapefileParts.of(anchor).incomplete();
        }
        if (ending(anchor).equals("zip")) {
            return ZipBundle.incomplete(anchor);
        }
        return Files.size(anchor) == 0 ? Optional.of("is empty") : Optional.empty();
    }

    /** Whether a {@code .prj} may still be on its way. */
    boolean lacksPrj() {
        return isShapefile(anchor) && ShapefileParts.of(anchor).prj() == null;
    }

    String name() {
        return base(anchor);
    }

    private static boolean isShapefile(Path file) {
        return ending(file).equals("shp");
    }

    /** Name up to the first dot of a known ending: {@code a.shp.xml} belongs to {@code a}. */
    private static String base(Path file) {
        var name = file.getFileName().toString();
        return name.replaceFirst("(?i)\\.shp\\.xml$", "").replaceFirst("\\.[^.]+$", "");
    }

    private static String ending(Path file) {
        var name = file.getFileName().toString();
        return name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    }
}
