package dev.swath.io.vector;

import dev.swath.model.trouble.BadInput;
import dev.swath.model.trouble.Corrupt;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * OGC GeoPackage, opened read-only and immutable: nothing is written beside it, so changes still in a {@code -wal} file
 * are refused rather than overlooked. Several feature tables are read one after the other, rows counted through; they
 * must share one CRS.
 */
final class GeoPackageReader implements RecordReader {
    private final String name;
    private final Connection database;
    private final List<GeoPackageTable> tables;
    private int next;
    private @Nullable GeoPackageRows rows;
    private long row;

    private GeoPackageReader(String name, Connection database, List<GeoPackageTable> tables) {
        this.name = name;
        this.database = database;
        this.tables = tables;
    }

    static GeoPackageReader open(Path file) throws IOException {
        String name = file.getFileName().toString();
        Path log = file.resolveSibling(name + "-wal");
        if (Files.exists(log) && Files.size(log) > 0) {
            throw new BadInput(
                    "open-geopackage",
                    name + " is still open elsewhere (" + log.getFileName()
                            + " holds changes); close the program that writes it");
        }
        String url = "jdbc:sqlite:file:" + file.toUri().getRawPath() + "?mode=ro&immutable=1";
        try {
            Connection database = DriverManager.getConnection(url);
            try {
                List<GeoPackageTable> tables = tables(database);
                checkTables(name, tables);
                return new GeoPackageReader(name, database, tables);
            } catch (SQLException | BadInput e) {
                database.close();
                throw e;
            }
        } catch (SQLException e) {
            throw damaged(name, e);
        }
    }

    private static List<GeoPackageTable> tables(Connection database) throws SQLException {
        List<GeoPackageTable> tables = new ArrayList<>();
        try (Statement statement = database.createStatement();
                ResultSet found = statement.executeQuery(
                        "SELECT g.table_name, g.column_name, g.srs_id, s.definition, s.organization,"
                                + " s.organization_coordsys_id FROM gpkg_geometry_columns g"
                                + " LEFT JOIN gpkg_spatial_ref_sys s ON s.srs_id = g.srs_id ORDER BY g.rowid")) {
            while (found.next()) {
                tables.add(GeoPackageTable.of(database, found));
            }
        }
        return tables;
    }

    private static void checkTables(String name, List<GeoPackageTable> tables) {
        if (tables.isEmpty()) {
            throw new BadInput("no-features", name + " has no feature table; add the layer with the areas");
        }
        for (GeoPackageTable table : tables) {
            if (!Objects.equals(table.crs(), tables.get(0).crs())) {
                throw new BadInput(
                        "several-crs",
                        name + " has layers in different CRS (" + tables.get(0).name() + ", " + table.name()
                                + "); give each layer its own file");
            }
        }
    }

    private static Corrupt damaged(String name, SQLException cause) {
        return new Corrupt(
                "bad-geopackage",
                name + " cannot be read as a GeoPackage: " + oneLine(cause) + "; copy or export it again",
                cause);
    }

    private static String oneLine(SQLException cause) {
        return String.valueOf(cause.getMessage()).replaceAll("\\s+", " ");
    }

    @Override
    public @Nullable RawFeature next() throws IOException {
        try {
            while (true) {
                if (rows == null) {
                    if (next == tables.size()) {
                        return null;
                    }
                    rows = new GeoPackageRows(database, tables.get(next++));
                }
                RawFeature feature = rows.next(row + 1);
                if (feature != null) {
                    row++;
                    return feature;
                }
                rows.close();
                rows = null;
            }
        } catch (SQLException e) {
            throw damaged(name + ", row " + (row + 1), e);
        }
    }

    @Override
    public long count() {
        return tables.stream().mapToLong(GeoPackageTable::rows).sum();
    }

    @Override
    public @Nullable String crs() {
        return tables.get(0).crs();
    }

    @Override
    public List<String> columns() {
        Set<String> columns = new LinkedHashSet<>();
        tables.forEach(table -> columns.addAll(table.columns()));
        return List.copyOf(columns);
    }

    @Override
    public void close() throws IOException {
        try {
            if (rows != null) {
                rows.close();
            }
            database.close();
        } catch (SQLException e) {
            throw new IOException(name + " cannot be closed", e);
        }
    }
}
