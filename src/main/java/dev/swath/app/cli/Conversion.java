package dev.swath.app.cli;

import dev.swath.io.base.Crs;
import dev.swath.io.base.SafeName;
import dev.swath.io.vector.RawFeature;
import dev.swath.io.vector.VectorFile;
import dev.swath.io.vector.ZipBundle;
import dev.swath.model.trouble.BadInput;
import dev.swath.model.trouble.BadSetting;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;

/** Reads a vector file once, and writes it as GeoJSON in WGS 84, row by row; shapes are moved, not repaired. */
final class Conversion {
    /** Lists for people end there; the counts do not. */
    private static final int MOST = 20;

    private final Path source;
    private final String assumedCrs;
    private final boolean overwrite;
    private final List<Path> files = new ArrayList<>();
    private final List<String> problems = new ArrayList<>();
    private long features;
    private long count;

    /** @param assumedCrs of files that say none; empty = such files are refused */
    Conversion(Path source, String assumedCrs, boolean overwrite) {
        this.source = source;
        this.assumedCrs = assumedCrs;
        this.overwrite = overwrite;
    }

    /**
     * @param files the first ones
     * @param problems rows that were left out, the first ones, each with why
     * @param count of all files
     */
    record Written(List<Path> files, long count, long features, List<String> problems) {}

    /** Takes a row as it is in WGS 84. */
    @FunctionalInterface
    private interface Taker {
        void take(RawFeature row, @Nullable Geometry lonLat);
    }

    /** Whether a file is meant, not a folder. */
    static boolean isFile(Path target) {
        return target.toString().toLowerCase(Locale.ROOT).matches(".*\\.(geo)?json");
    }

    /** All rows in one file. */
    Written whole(Path target) {
        var name = stem(source) + ".geojson";
        var file = isFile(target) ? target : target.resolve(name);
        demandFree(file);
        try (var out = GeoJsonFile.create(file)) {
            rows(null, (row, lonLat) -> out.add(null, lonLat, row.attributes()));
            out.finish();
        }
        noted(file);
        return written();
    }

    /** One file for each row; of equal names the later ones get a number. */
    Written each(Path folder, @Nullable String idColumn) {
        Set<String> taken = new HashSet<>();
        rows(idColumn, (row, lonLat) -> {
            var file = folder.resolve(name(row, idColumn, taken) + ".geojson");
            demandFree(file);
            try (var out = GeoJsonFile.create(file)) {
                out.add(null, lonLat, row.attributes());
                out.finish();
            }
            noted(file);
        });
        return written();
    }

    private static String name(RawFeature row, @Nullable String idColumn, Set<String> taken) {
        var id = idColumn == null
                ? ""
                : row.attributes().entrySet().stream()
                        .filter(entry -> entry.getKey().equalsIgnoreCase(idColumn))
                        .map(entry -> entry.getValue().toString().trim())
                        .findFirst()
                        .orElse("");
        var name = id.isEmpty() ? "row-" + row.row() : SafeName.of(id);
        // some disks do not tell capitals from small letters
        return taken.add(name.toLowerCase(Locale.ROOT)) ? name : name + "~" + row.row();
    }

    private void rows(@Nullable String idColumn, Taker taker) {
        if (!source.toString().toLowerCase(Locale.ROOT).endsWith(".zip")) {
            layer(source, idColumn, taker);
            return;
        }
        try {
            var scratch = Files.createTempDirectory("swath-convert");
            try {
                ZipBundle.unpack(source, scratch).forEach(layer -> layer(layer, idColumn, taker));
            } finally {
                delete(scratch);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path folder) throws IOException {
        try (var all = Files.list(folder)) {
            for (var file : all.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(folder);
    }

    private void layer(Path layer, @Nullable String idColumn, Taker taker) {
        try (var rows = VectorFile.open(layer, null)) {
            var crs = crs(layer, rows.crs());
            demandColumn(layer, rows.columns(), idColumn);
            while (rows.hasNext()) {
                var row = rows.next();
                if (row.problem() == null) {
                    features++;
                    taker.take(row, row.geometry() == null ? null : crs.toWgs84(row.geometry()));
                } else if (problems.size() < MOST) {
                    problems.add("row " + row.row() + ": " + row.problem());
                }
            }
        }
    }

    private Crs crs(Path layer, @Nullable String written) {
        var description = written == null ? assumedCrs : written;
        if (description.isEmpty()) {
            throw new BadInput(
                    "missing-prj",
                    layer.getFileName() + ": has no .prj, so its coordinate system is unknown; copy the .prj beside it,"
                            + " or add --set intake.assume-crs=EPSG:4326 if that is what it is in");
        }
        return Crs.of(description);
    }

    private static void demandColumn(Path layer, List<String> columns, @Nullable String column) {
        if (column != null && !columns.isEmpty() && columns.stream().noneMatch(column::equalsIgnoreCase)) {
            throw new BadSetting(
                    "no-such-column",
                    layer.getFileName() + ": has no column '" + column + "' (--id-column); its columns are "
                            + String.join(", ", columns));
        }
    }

    private void demandFree(Path file) {
        if (!overwrite && Files.exists(file)) {
            throw new BadSetting("usage", file + " is there already; --overwrite replaces it");
        }
    }

    private void noted(Path file) {
        count++;
        if (files.size() < MOST) {
            files.add(file);
        }
    }

    private Written written() {
        return new Written(List.copyOf(files), count, features, List.copyOf(problems));
    }

    private static String stem(Path file) {
        return file.getFileName().toString().replaceFirst("\\.[^.]+$", "");
    }
}
