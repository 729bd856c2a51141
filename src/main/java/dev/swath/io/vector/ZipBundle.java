package dev.swath.io.vector;

import dev.swath.model.trouble.BadInput;
import dev.swath.model.trouble.Corrupt;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/** A zip with one or several shapefiles, GeoJSON, GeoPackage, KML or GeoParquet files in it. */
public final class ZipBundle {
    private static final Set<String> ANCHORS = Set.of("shp", "geojson", "gpkg", "kml", "parquet", "geoparquet");
    /** With .properties: a drop may carry its own settings. Other sidecars are left in the zip. */
    private static final Set<String> KEPT = Set.of(
            "shp", "shx", "dbf", "prj", "cpg", "geojson", "json", "gpkg", "kml", "parquet", "geoparquet", "properties");

    private ZipBundle() {}

    /**
     * Unpacks what belongs to vector files, all of it directly into {@code folder}, which should hold nothing else.
     * On trouble nothing that was unpacked remains. Limits in {@link ZipExtraction}.
     *
     * @return the files to open, in name order: each {@code .shp}, {@code .geojson}, {@code .gpkg}, {@code .kml}, {@code .parquet},
     *     or {@code .json} where there is none of those
     * @throws Corrupt the zip is cut off or damaged
     * @throws BadInput it holds nothing usable, two files of one name, or more than the limits
     */
    public static List<Path> unpack(Path zip, Path folder) {
        try (ZipFile opened = open(zip)) {
            Map<String, ZipEntry> entries = usable(zip, opened);
            List<String> anchors = anchors(entries.keySet());
            if (anchors.isEmpty()) {
                throw new BadInput(
                        "empty-zip",
                        zip.getFileName()
                                + " holds no .shp, .geojson, .gpkg, .kml or .parquet file; zip the files themselves");
            }
            ZipExtraction.extract(opened, entries, folder);
            return anchors.stream().map(folder::resolve).toList();
        } catch (ZipException e) {
            throw new Corrupt(
                    "bad-zip",
                    zip.getFileName() + " is cut off, damaged or encrypted (" + e.getMessage() + "); copy it again",
                    e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Why this zip does not look finished yet: its directory, which is written last, is not whole. */
    public static Optional<String> incomplete(Path zip) {
        try {
            open(zip).close();
            return Optional.empty();
        } catch (IOException e) {
            return Optional.of(zip.getFileName() + " is no whole zip yet: " + e.getMessage());
        }
    }

    private static ZipFile open(Path zip) throws IOException {
        try {
            return new ZipFile(zip.toFile(), StandardCharsets.UTF_8);
        } catch (ZipException e) {
            if (String.valueOf(e.getMessage()).contains("bad entry name")) {
                // names in the zip format's own old encoding, without the flag for UTF-8
                return new ZipFile(zip.toFile(), Charset.forName("IBM437"));
            }
            throw e;
        }
    }

    private static Map<String, ZipEntry> usable(Path zip, ZipFile opened) {
        Map<String, ZipEntry> entries = new LinkedHashMap<>();
        Map<String, String> taken = new LinkedHashMap<>();
        for (ZipEntry entry : Collections.list(opened.entries())) {
            String path = entry.getName().replace('\\', '/');
            String name = path.substring(path.lastIndexOf('/') + 1);
            boolean hidden = name.startsWith(".") || path.startsWith("__MACOSX/") || path.contains("/__MACOSX/");
            if (hidden || !KEPT.contains(extension(name)) || name.chars().anyMatch(Character::isISOControl)) {
                continue;
            }
            String other = taken.put(name.toLowerCase(Locale.ROOT), path);
            if (other != null) {
                throw new BadInput(
                        "same-name",
                        zip.getFileName() + " holds " + other + " and " + path
                                + ", which would be one file; rename one");
            }
            entries.put(name, entry);
        }
        return entries;
    }

    private static List<String> anchors(Set<String> names) {
        List<String> anchors = new ArrayList<>(names);
        anchors.removeIf(name -> !ANCHORS.contains(extension(name)));
        if (anchors.isEmpty()) {
            anchors.addAll(names);
            anchors.removeIf(name -> !extension(name).equals("json"));
        }
        Collections.sort(anchors);
        return anchors;
    }

    private static String extension(String name) {
        return name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    }
}
