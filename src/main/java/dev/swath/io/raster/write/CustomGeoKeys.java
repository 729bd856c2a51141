package dev.swath.io.raster.write;

import dev.swath.io.base.Crs;
import dev.swath.model.trouble.BadInput;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** GeoTIFF keys of a CRS that no EPSG code describes: ellipsoid, meridian, shift to WGS 84, projection, unit. */
final class CustomGeoKeys {
    private static final int WGS_84 = 4326;
    private static final int WEB_MERCATOR = 3857;
    private static final int DEGREE = 9102;
    private static final int METRE = 9001;
    private static final int GREENWICH = 8901;
    private static final double WGS_84_AXIS = 6_378_137;
    private static final double WGS_84_INVERSE_FLATTENING = 298.257223563;

    private final Crs crs;
    private final Map<String, String> parameters = new HashMap<>();

    CustomGeoKeys(Crs crs) {
        this.crs = crs;
        for (String parameter : crs.proj4Text().strip().split("\\s*\\+", -1)) {
            int equals = parameter.indexOf('=');
            if (equals > 0) {
                parameters.put(
                        parameter.substring(0, equals),
                        parameter.substring(equals + 1).strip());
            }
        }
    }

    GeoKeys keys() {
        var keys = new GeoKeys(crs.isGeographic());
        if (isWebMercator()) {
            keys.put(GeoKeys.PROJECTED_CRS, WEB_MERCATOR);
            return keys;
        }
        String name = crs.name().replaceAll("[^\\x20-\\x7e]", "?").replace('|', '/');
        keys.put(GeoKeys.CITATION, name);
        geodetic(keys, name);
        if (!crs.isGeographic()) {
            keys.put(GeoKeys.PROJECTED_CRS, GeoKeys.USER_DEFINED);
            keys.put(3073, name);
            projection(keys);
        }
        return keys;
    }

    private boolean isWebMercator() {
        boolean spherical = "@null".equals(parameters.get("nadgrids"));
        if (spherical && (number("lon_0", 0) != 0 || number("x_0", 0) != 0 || number("y_0", 0) != 0)) {
            throw unsupported("Mercator of a sphere with another origin");
        }
        return spherical;
    }

    private void geodetic(GeoKeys keys, String name) {
        double axis = need("a");
        double other = need("b");
        double inverseFlattening = axis == other ? 0 : axis / (axis - other);
        double[] shift = Arrays.stream(
                        parameters.getOrDefault("towgs84", "0,0,0").split(",", -1))
                .mapToDouble(Double::parseDouble)
                .toArray();
        boolean shifted = Arrays.stream(shift).anyMatch(value -> value != 0);
        boolean wgs84 = axis == WGS_84_AXIS && Math.abs(inverseFlattening - WGS_84_INVERSE_FLATTENING) < 1e-8;
        @Nullable String meridian = parameters.get("pm");
        if (wgs84 && !shifted && meridian == null) {
            keys.put(GeoKeys.GEODETIC_CRS, WGS_84);
            return;
        }
        keys.put(GeoKeys.GEODETIC_CRS, GeoKeys.USER_DEFINED);
        keys.put(2049, "GCS of " + name);
        keys.put(2050, GeoKeys.USER_DEFINED);
        keys.put(2051, meridian == null ? GREENWICH : GeoKeys.USER_DEFINED);
        keys.put(2054, DEGREE);
        keys.put(2056, GeoKeys.USER_DEFINED);
        keys.put(2057, new double[] {axis});
        keys.put(axis == other ? 2058 : 2059, new double[] {axis == other ? other : inverseFlattening});
        if (meridian != null) {
            keys.put(2061, new double[] {need("pm")});
        }
        if (shifted) {
            // GDAL's own key, as in its TOWGS84
            keys.put(2062, shift);
        }
    }

    private void projection(GeoKeys keys) {
        double metres = number("to_meter", 1);
        ProjectionKeys projection = ProjectionKeys.of(this);
        keys.put(3074, GeoKeys.USER_DEFINED);
        keys.put(3075, projection.method());
        keys.put(3076, metres == 1 ? METRE : GeoKeys.USER_DEFINED);
        if (metres != 1) {
            keys.put(3077, new double[] {metres});
        }
        projection.angles().forEach((key, parameter) -> {
            // scales are 1 and angles 0 unless told otherwise
            keys.put(key, new double[] {number(parameter, parameter.startsWith("k") ? 1 : 0)});
        });
        keys.put(projection.eastingKey(), new double[] {number("x_0", 0) / metres});
        keys.put(projection.northingKey(), new double[] {number("y_0", 0) / metres});
    }

    String projectionName() {
        return parameters.getOrDefault("proj", "");
    }

    boolean has(String parameter) {
        return parameters.containsKey(parameter);
    }

    double number(String parameter, double otherwise) {
        String text = parameters.get(parameter);
        return text == null ? otherwise : Double.parseDouble(text);
    }

    private double need(String parameter) {
        double value = number(parameter, Double.NaN);
        if (Double.isNaN(value)) {
            throw unsupported("its " + parameter + " is not known");
        }
        return value;
    }

    BadInput unsupported(String what) {
        return new BadInput(
                "crs-unsupported",
                "CRS " + crs.name() + " cannot be written to a GeoTIFF: " + what
                        + "; choose a CRS with an EPSG code for the output");
    }
}
