package dev.swath.io.vector;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A feature table.
 *
 * @param geometry name of the geometry column
 * @param crs WKT, or {@code EPSG:n} where the package leaves the definition out; null for undefined systems
 * @param columns all others, in table order
 * @param rows how many features it has
 */
record GeoPackageTable(
        String name, String geometry, @Nullable String crs, List<String> columns, long rows) {

    /** {@code found}: name, geometry column, srs id, definition, organization and its number */
    static GeoPackageTable of(Connection database, ResultSet found) throws SQLException {
        String name = found.getString(1);
        String geometry = found.getString(2);
        List<String> columns = new ArrayList<>();
        long rows;
        try (Statement statement = database.createStatement()) {
            try (ResultSet nothing = statement.executeQuery("SELECT * FROM " + quoted(name) + " LIMIT 0")) {
                ResultSetMetaData header = nothing.getMetaData();
                for (int i = 1; i <= header.getColumnCount(); i++) {
                    columns.add(header.getColumnName(i));
                }
            }
            try (ResultSet count = statement.executeQuery("SELECT count(*) FROM " + quoted(name))) {
                rows = count.next() ? count.getLong(1) : 0;
            }
        }
        columns.removeIf(geometry::equalsIgnoreCase);
        return new GeoPackageTable(name, geometry, crs(found), List.copyOf(columns), rows);
    }

    private static @Nullable String crs(ResultSet found) throws SQLException {
        // -1 and 0 are "undefined cartesian" and "undefined geographic" (GeoPackage 1.3, requirement 11)
        if (found.getInt(3) <= 0) {
            return null;
        }
        String definition = found.getString(4);
        if (definition != null && !definition.isBlank() && !definition.strip().equalsIgnoreCase("undefined")) {
            return definition;
        }
        return "EPSG".equalsIgnoreCase(found.getString(5)) ? "EPSG:" + found.getInt(6) : null;
    }

    /** Geometries that would not fit memory come as their length instead. */
    String query() {
        StringBuilder select = new StringBuilder("SELECT CASE WHEN length(%1$s) <= %2$d THEN %1$s ELSE length(%1$s) END"
                .formatted(quoted(geometry), RecordReader.MAX_RECORD_BYTES));
        columns.forEach(column -> select.append(", ").append(quoted(column)));
        return select.append(" FROM ").append(quoted(name)).toString();
    }

    private static String quoted(String identifier) {
        return '"' + identifier.replace("\"", "\"\"") + '"';
    }
}
