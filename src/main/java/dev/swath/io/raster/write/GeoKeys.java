package dev.swath.io.raster.write;

import dev.swath.io.base.Crs;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What a GeoTIFF tells of its CRS (OGC 19-008): by EPSG code where there is one, else by its parameters. */
final class GeoKeys {
    static final int MODEL_TYPE = 1024;
    static final int CITATION = 1026;
    static final int GEODETIC_CRS = 2048;
    static final int PROJECTED_CRS = 3072;
    static final int USER_DEFINED = 32_767;

    private static final int RASTER_TYPE = 1025;
    private static final int PIXEL_IS_AREA = 1;
    private static final int PROJECTED = 1;
    private static final int GEOGRAPHIC = 2;
    private static final int DIRECTORY_TAG = 34_735;
    private static final int DOUBLES_TAG = 34_736;
    private static final int TEXTS_TAG = 34_737;

    /** Integer, double[] or String by key, in ascending order as the standard demands. */
    private final Map<Integer, Object> keys = new TreeMap<>();

    GeoKeys(boolean geographic) {
        put(MODEL_TYPE, geographic ? GEOGRAPHIC : PROJECTED);
        put(RASTER_TYPE, PIXEL_IS_AREA);
    }

    /** @throws dev.swath.model.trouble.BadInput {@code crs-unsupported}, when there are no keys for its projection */
    static GeoKeys of(Crs crs) {
        int code = crs.epsg().orElse(USER_DEFINED);
        if (code >= USER_DEFINED) {
            return new CustomGeoKeys(crs).keys();
        }
        var keys = new GeoKeys(crs.isGeographic());
        keys.put(crs.isGeographic() ? GEODETIC_CRS : PROJECTED_CRS, code);
        return keys;
    }

    void put(int key, int code) {
        keys.put(key, code);
    }

    void put(int key, double... values) {
        keys.put(key, values);
    }

    void put(int key, String text) {
        keys.put(key, text);
    }

    void write(TiffDirectory tags) {
        List<Integer> directory = new ArrayList<>(List.of(1, 1, 0, keys.size()));
        List<Double> doubles = new ArrayList<>();
        var texts = new StringBuilder();
        keys.forEach((key, value) -> {
            if (value instanceof String text) {
                // a bar ends each text
                directory.addAll(List.of(key, TEXTS_TAG, text.length() + 1, texts.length()));
                texts.append(text).append('|');
            } else if (value instanceof double[] numbers) {
                directory.addAll(List.of(key, DOUBLES_TAG, numbers.length, doubles.size()));
                for (double number : numbers) {
                    doubles.add(number);
                }
            } else {
                directory.addAll(List.of(key, 0, 1, (Integer) value));
            }
        });
        tags.shorts(
                DIRECTORY_TAG, directory.stream().mapToInt(Integer::intValue).toArray());
        if (!doubles.isEmpty()) {
            tags.doubles(
                    DOUBLES_TAG,
                    doubles.stream().mapToDouble(Double::doubleValue).toArray());
        }
        if (!texts.isEmpty()) {
            tags.text(TEXTS_TAG, texts.toString());
        }
    }
}
