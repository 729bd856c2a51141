package dev.swath.io.vector;

import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;

/** The rows of one feature table as SQLite steps through them. */
final class GeoPackageRows implements AutoCloseable {
    /** Bytes of the envelope by its code in the flags (GeoPackage 1.3, table 6). */
    private static final int[] ENVELOPE_BYTES = {0, 32, 48, 48, 64};

    private final GeoPackageTable table;
    private final Statement statement;
    private final ResultSet rows;
    private final String[] types;

    GeoPackageRows(Connection database, GeoPackageTable table) throws SQLException {
        this.table = table;
        this.statement = database.createStatement();
        try {
            this.rows = statement.executeQuery(table.query());
            ResultSetMetaData header = rows.getMetaData();
            this.types = new String[header.getColumnCount() + 1];
            for (int i = 1; i < types.length; i++) {
                types[i] = header.getColumnTypeName(i).toUpperCase(Locale.ROOT);
            }
        } catch (SQLException e) {
            statement.close();
            throw e;
        }
    }

    @Nullable
    RawFeature next(long row) throws SQLException {
        if (!rows.next()) {
            return null;
        }
        Map<String, Object> attributes = new LinkedHashMap<>();
        for (int i = 0; i < table.columns().size(); i++) {
            Object value = value(rows.getObject(i + 2), types[i + 2]);
            if (value != null) {
                attributes.put(table.columns().get(i), value);
            }
        }
        try {
            return new RawFeature(row, geometry(rows.getObject(1)), attributes, null);
        } catch (Unreadable e) {
            return new RawFeature(row, null, attributes, e.getMessage());
        }
    }

    /** SQLite types values, GeoPackage columns: truth is an integer there, a date a text. Blobs are left out. */
    private static @Nullable Object value(@Nullable Object stored, String type) {
        if (stored instanceof Number number) {
            if (stored instanceof Double || stored instanceof Float) {
                return Double.isFinite(number.doubleValue()) ? (Object) number.doubleValue() : null;
            }
            return type.startsWith("BOOL") ? (Object) (number.longValue() != 0) : number.longValue();
        }
        if (stored instanceof String text) {
            return type.equals("DATE") ? date(text) : text;
        }
        return null;
    }

    private static Object date(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException e) {
            return text;
        }
    }

    private static @Nullable Geometry geometry(@Nullable Object stored) throws Unreadable {
        if (stored == null) {
            return null;
        }
        if (stored instanceof Number length) {
            throw new Unreadable("the geometry has " + length + " bytes, more than " + RecordReader.MAX_RECORD_BYTES
                    + "; split or simplify it");
        }
        if (!(stored instanceof byte[] blob) || blob.length < 8 || blob[0] != 'G' || blob[1] != 'P') {
            throw new Unreadable("the geometry is no GeoPackage geometry");
        }
        int flags = ByteBuffer.wrap(blob).get(3);
        int envelope = flags >> 1 & 7;
        if ((flags & 0x20) != 0 || envelope >= ENVELOPE_BYTES.length) {
            throw new Unreadable("the geometry is of an extended kind; store plain geometries");
        }
        if ((flags & 0x10) != 0) {
            return null;
        }
        int start = 8 + ENVELOPE_BYTES[envelope];
        return start >= blob.length ? null : Wkb.read(Arrays.copyOfRange(blob, start, blob.length));
    }

    @Override
    public void close() throws SQLException {
        rows.close();
        statement.close();
    }
}
