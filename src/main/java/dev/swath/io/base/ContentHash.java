package dev.swath.io.base;

import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.io.WKBWriter;

/**
 * The revision of a drop: SHA-256 of what was decoded, not of the files' bytes, so that a new date in a DBF header or
 * another order of columns changes nothing. Features count in the order they are added. For one thread.
 */
public final class ContentHash {
    private final MessageDigest digest = Sha256.begin();

    /** The CRS, as described by the drop. */
    public ContentHash add(String crs) {
        put('C', crs);
        return this;
    }

    /**
     * One feature.
     *
     * @param row its number in the file, or null where rows have none
     * @param geometry as stored, every coordinate bit counts; null for a null shape
     * @param attributes by column name; the order does not count, numbers count by value ({@code 1} is {@code 1.0})
     */
    public ContentHash addFeature(
            @Nullable Long row, @Nullable Geometry geometry, Map<String, ? extends @Nullable Object> attributes) {
        put('F', row == null ? "" : row.toString());
        put('G', geometry == null ? new byte[0] : new WKBWriter(2).write(geometry));
        new TreeMap<>(attributes).forEach((name, value) -> {
            put('N', name);
            put(value == null ? '0' : value instanceof Number ? '9' : 'V', canonical(value));
        });
        return this;
    }

    /** The settings that decide what is bought, by name. */
    public ContentHash add(Map<String, String> settings) {
        new TreeMap<>(settings).forEach((name, value) -> {
            put('S', name);
            put('V', value);
        });
        return this;
    }

    /** The hash of all that was added so far, 64 hex digits. More may be added after. */
    public String hex() {
        try {
            MessageDigest soFar = (MessageDigest) digest.clone();
            return HexFormat.of().formatHex(soFar.digest());
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("SHA-256 of this JDK cannot be cloned", e);
        }
    }

    private static String canonical(@Nullable Object value) {
        if (value instanceof Number finite && Double.isFinite(finite.doubleValue())) {
            BigDecimal number = new BigDecimal(value.toString());
            return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
        }
        return value == null ? "" : value.toString();
    }

    private void put(char kind, String text) {
        put(kind, text.getBytes(StandardCharsets.UTF_8));
    }

    /** Kind and length before each value: no two sequences of values give the same bytes. */
    private void put(char kind, byte[] bytes) {
        digest.update((byte) kind);
        digest.update(ByteBuffer.allocate(4).putInt(bytes.length).array());
        digest.update(bytes);
    }
}
