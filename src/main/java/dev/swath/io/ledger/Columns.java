package dev.swath.io.ledger;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.swath.model.Reason;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKBReader;
import org.locationtech.jts.io.WKBWriter;

/** How values stand in columns: shapes as WKB, areas as whole 1e-4 hectares, lists and settings as JSON. */
final class Columns {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int HECTARE_PLACES = 4;

    private Columns() {}

    static byte @Nullable [] wkb(@Nullable Geometry shape) {
        return shape == null ? null : new WKBWriter().write(shape);
    }

    static @Nullable Geometry shape(ResultSet row, String column) throws SQLException {
        var bytes = row.getBytes(column);
        return bytes == null ? null : shape(bytes);
    }

    /** For columns that are never null. */
    static Geometry shape(byte[] wkb) {
        try {
            return new WKBReader().read(wkb);
        } catch (ParseException e) {
            throw new IllegalStateException("the ledger holds a shape that cannot be read", e);
        }
    }

    static long e4(BigDecimal hectares) {
        return hectares.setScale(HECTARE_PLACES, RoundingMode.HALF_UP)
                .unscaledValue()
                .longValueExact();
    }

    static BigDecimal hectares(ResultSet row) throws SQLException {
        return BigDecimal.valueOf(row.getLong("hectares_e4"), HECTARE_PLACES);
    }

    static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        long millis = row.getLong(column);
        return row.wasNull() ? null : Instant.ofEpochMilli(millis);
    }

    static @Nullable Long whole(ResultSet row, String column) throws SQLException {
        long value = row.getLong(column);
        return row.wasNull() ? null : value;
    }

    static @Nullable Double number(ResultSet row, String column) throws SQLException {
        double value = row.getDouble(column);
        return row.wasNull() ? null : value;
    }

    static @Nullable Reason reason(ResultSet row, String codeColumn, String textColumn) throws SQLException {
        var code = row.getString(codeColumn);
        return code == null ? null : new Reason(code, row.getString(textColumn));
    }

    static String json(Map<String, String> settings) {
        return write(new TreeMap<>(settings));
    }

    static String json(List<String> words) {
        return write(words);
    }

    /** Sorted, so that equal sets stand there equal. */
    static String json(Set<String> words) {
        return write(new TreeSet<>(words));
    }

    static List<String> list(String json) {
        return List.copyOf(read(json, new TypeReference<Collection<String>>() {}));
    }

    static Set<String> set(String json) {
        return Set.copyOf(list(json));
    }

    static Map<String, String> map(String json) {
        return Map.copyOf(read(json, new TypeReference<Map<String, String>>() {}));
    }

    private static String write(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static <T> T read(String json, TypeReference<T> type) {
        try {
            return JSON.readValue(json, type);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
