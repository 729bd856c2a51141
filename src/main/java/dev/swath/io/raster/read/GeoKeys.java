package dev.swath.io.raster.read;

import java.util.HashMap;
import java.util.Map;
import java.util.OptionalDouble;

/** The key directory of a GeoTIFF (OGC 19-008, section 7.1.2). */
final class GeoKeys {
    static final int MODEL_TYPE = 1024;
    static final int RASTER_TYPE = 1025;
    static final int CITATION = 1026;
    static final int GEOGRAPHIC = 2048;
    static final int GEOGRAPHIC_CITATION = 2049;
    static final int PRIME_MERIDIAN = 2051;
    static final int ANGULAR_UNITS = 2054;
    static final int SEMI_MAJOR = 2057;
    static final int SEMI_MINOR = 2058;
    static final int INVERSE_FLATTENING = 2059;
    static final int TO_WGS84 = 2062;
    static final int PROJECTED = 3072;
    static final int PROJECTED_CITATION = 3073;
    static final int PROJECTION = 3074;
    static final int METHOD = 3075;
    static final int LINEAR_UNITS = 3076;
    static final int METRES_PER_UNIT = 3077;

    static final int USER_DEFINED = 32767;

    private static final int POINT = 2;

    private record Key(int where, int count, int value) {}

    private final Map<Integer, Key> keys = new HashMap<>();
    private final double[] doubles;
    private final String texts;

    GeoKeys(Directory directory) {
        long[] all = directory.numbers(Tag.GEO_KEYS);
        for (int i = 4; i + 3 < all.length; i += 4) {
            keys.put((int) all[i], new Key((int) all[i + 1], (int) all[i + 2], (int) all[i + 3]));
        }
        doubles = directory.doubles(Tag.GEO_DOUBLES);
        texts = directory.text(Tag.GEO_TEXTS);
        for (Key key : keys.values()) {
            int held = key.where() == Tag.GEO_DOUBLES ? doubles.length : Integer.MAX_VALUE;
            if (key.count() < 0 || key.value() < 0 || key.value() > held - key.count()) {
                throw directory.bytes().corrupt(directory.offset(), "a key of its CRS points nowhere");
            }
        }
    }

    boolean isEmpty() {
        return keys.isEmpty();
    }

    /** Whether coordinates are those of centres of pixels. */
    boolean isPoint() {
        return code(RASTER_TYPE) == POINT;
    }

    /** A code; 0 = not there. */
    int code(int id) {
        Key key = keys.get(id);
        return key == null || key.where() != 0 ? 0 : key.value();
    }

    /** The first of these numbers that is there. */
    OptionalDouble number(int... ids) {
        for (int id : ids) {
            Key key = keys.get(id);
            if (key != null && key.where() == Tag.GEO_DOUBLES && key.count() > 0) {
                return OptionalDouble.of(doubles[key.value()]);
            }
        }
        return OptionalDouble.empty();
    }

    /** All numbers of a key, none when it is not there. */
    double[] numbers(int id) {
        Key key = keys.get(id);
        if (key == null || key.where() != Tag.GEO_DOUBLES) {
            return new double[0];
        }
        double[] numbers = new double[key.count()];
        System.arraycopy(doubles, key.value(), numbers, 0, numbers.length);
        return numbers;
    }

    /** A text without the bar at its end; empty when it is not there. */
    String text(int id) {
        Key key = keys.get(id);
        if (key == null || key.where() != Tag.GEO_TEXTS || key.value() >= texts.length()) {
            return "";
        }
        int end = Math.min(texts.length(), key.value() + key.count());
        return texts.substring(key.value(), end).replaceFirst("\\|$", "");
    }
}
