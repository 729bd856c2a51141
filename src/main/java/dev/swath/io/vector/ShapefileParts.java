package dev.swath.io.vector;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The files that together are one shapefile, found beside each other whatever their case ({@code A.SHP}, {@code a.dbf}).
 *
 * @param shp where the shapes are, or would be
 * @param shx index into the shapes; reading works without, a drop waits for it
 * @param dbf attributes; reading works without, a drop waits for them
 * @param prj coordinate reference system; its absence is reported apart, as {@code intake.assume-crs} may stand in
 * @param cpg encoding of the attributes; always optional
 */
public record ShapefileParts(
        Path shp,
        @Nullable Path shx,
        @Nullable Path dbf,
        @Nullable Path prj,
        @Nullable Path cpg) {

    /** Looks beside {@code part}, which may be any of the parts and need not exist. Other sidecars are ignored. */
    public static ShapefileParts of(Path part) {
        List<Path> siblings = siblings(part);
        Path shp = find(siblings, part, "shp");
        return new ShapefileParts(
                shp != null ? shp : part.resolveSibling(stem(part) + ".shp"),
                find(siblings, part, "shx"),
                find(siblings, part, "dbf"),
                find(siblings, part, "prj"),
                find(siblings, part, "cpg"));
    }

    /** Extensions of the needed parts that are absent, of {@code shp}, {@code shx} and {@code dbf}. */
    public List<String> missing() {
        List<String> missing = new ArrayList<>();
        if (!Files.exists(shp)) {
            missing.add("shp");
        }
        if (shx == null) {
            missing.add("shx");
        }
        if (dbf == null) {
            missing.add("dbf");
        }
        return missing;
    }

    /**
     * Why this does not look finished yet, in plain words; empty when it does. Sizes must be stable besides: a copy that
     * reserves its space first has the right sizes from the start.
     *
     * <p>Binding: all parts present; no part shorter than its header announces; as many rows in the {@code .dbf} as
     * records in the {@code .shx}. Advisory: a {@code .shp} longer than its header says is still being written, unless a
     * finished {@code .shx} shows that every record lies before the announced end: then the rest is padding. Above
     * 4 GiB the header cannot hold the length and is not asked. A {@code .dbf} may lack its end mark or have more bytes
     * after its rows.
     */
    public Optional<String> incomplete() {
        List<String> missing = missing();
        if (!missing.isEmpty()) {
            return Optional.of("." + String.join(", .", missing) + " not there yet");
        }
        try {
            return Optional.ofNullable(Completeness.lacks(this));
        } catch (IOException e) {
            return Optional.of("cannot be read yet: " + e);
        }
    }

    private static List<Path> siblings(Path part) {
        String stem = stem(part);
        List<Path> found = new ArrayList<>();
        Path folder = part.toAbsolutePath().getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            return found;
        }
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, f -> stem(f).equalsIgnoreCase(stem))) {
            files.forEach(found::add);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return found;
    }

    /** Where both {@code a.dbf} and {@code A.DBF} exist, the one spelt like {@code part} wins. */
    private static @Nullable Path find(List<Path> siblings, Path part, String extension) {
        @Nullable Path best = null;
        for (Path file : siblings) {
            String name = file.getFileName().toString();
            boolean fits =
                    name.substring(stem(file).length()).toLowerCase(Locale.ROOT).equals("." + extension);
            if (fits && (best == null || stem(file).equals(stem(part)))) {
                best = part.resolveSibling(name);
            }
        }
        return best;
    }

    private static String stem(Path file) {
        String name = file.getFileName().toString();
        int dot = name.lastIndexOf('.');
        return dot < 0 ? name : name.substring(0, dot);
    }
}
