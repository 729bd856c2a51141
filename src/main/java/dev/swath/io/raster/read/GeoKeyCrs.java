package dev.swath.io.raster.read;

import dev.swath.io.base.Crs;
import dev.swath.model.trouble.BadInput;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * From the keys of a GeoTIFF to a CRS: by its EPSG code, or as the WKT of what the keys describe. What they describe
 * incompletely is refused by name.
 */
final class GeoKeyCrs {
    private static final int GEOCENTRIC_MODEL = 3;
    private static final int DEGREE = 9102;

    /** Methods of OGC 19-008 by number, with the names that {@link Crs} knows. */
    private static final Map<Integer, String> METHODS = Map.ofEntries(
            Map.entry(1, "Transverse_Mercator"),
            Map.entry(7, "Mercator_1SP"),
            Map.entry(8, "Lambert_Conformal_Conic_2SP"),
            Map.entry(9, "Lambert_Conformal_Conic_1SP"),
            Map.entry(10, "Lambert_Azimuthal_Equal_Area"),
            Map.entry(11, "Albers_Conic_Equal_Area"),
            Map.entry(15, "Polar_Stereographic"),
            Map.entry(16, "Oblique_Stereographic"),
            Map.entry(18, "Cassini_Soldner"),
            Map.entry(26, "New_Zealand_Map_Grid"),
            Map.entry(28, "Cylindrical_Equal_Area"));

    private static final Map<Integer, Double> METRES =
            Map.of(0, 1.0, 9001, 1.0, 9002, 0.3048, 9003, 1200.0 / 3937, 9036, 1000.0);

    private static final Pattern DATUM = Pattern.compile("Datum = ([^|\"]+)");

    private final GeoKeys keys;
    private final String file;

    private GeoKeyCrs(GeoKeys keys, String file) {
        this.keys = keys;
        this.file = file;
    }

    /**
     * @param file what to call it in messages
     * @return empty when the file says nothing
     * @throws BadInput {@code crs-unsupported}
     */
    static Optional<Crs> of(GeoKeys keys, String file) {
        return keys.isEmpty() ? Optional.empty() : new GeoKeyCrs(keys, file).crs();
    }

    private Optional<Crs> crs() {
        int projected = keys.code(GeoKeys.PROJECTED);
        int geographic = keys.code(GeoKeys.GEOGRAPHIC);
        boolean isProjected = projected != 0 || keys.code(GeoKeys.METHOD) != 0;
        if (keys.code(GeoKeys.MODEL_TYPE) == GEOCENTRIC_MODEL) {
            throw refused("geocentric coordinates");
        }
        if (!isProjected && geographic == 0) {
            if (keys.code(GeoKeys.MODEL_TYPE) == 0) {
                return Optional.empty();
            }
            throw refused("a CRS without a code");
        }
        int code = isProjected ? projected : geographic;
        if (code != 0 && code != GeoKeys.USER_DEFINED) {
            return Optional.of(Crs.of("EPSG:" + code));
        }
        return Optional.of(Crs.of(isProjected ? projected() : geographic()));
    }

    private String geographic() {
        int code = keys.code(GeoKeys.GEOGRAPHIC);
        if (code != 0 && code != GeoKeys.USER_DEFINED) {
            return Crs.wkt(code).orElseThrow(() -> refused("EPSG:" + code));
        }
        int meridian = keys.code(GeoKeys.PRIME_MERIDIAN);
        int units = keys.code(GeoKeys.ANGULAR_UNITS);
        if ((meridian != 0 && meridian != 8901) || (units != 0 && units != DEGREE)) {
            throw refused("another meridian than Greenwich, or other angles than degrees");
        }
        String citation = keys.text(GeoKeys.GEOGRAPHIC_CITATION);
        Matcher datum = DATUM.matcher(citation);
        String name = plain(datum.find() ? datum.group(1) : citation);
        return "GEOGCS[\"" + plain(citation) + "\",DATUM[\"" + name + "\"," + spheroid() + shift()
                + "],PRIMEM[\"Greenwich\",0],UNIT[\"degree\",0.017453292519943295]]";
    }

    private String spheroid() {
        double a = keys.number(GeoKeys.SEMI_MAJOR).orElseThrow(() -> refused("an ellipsoid without axes"));
        double inverse = keys.number(GeoKeys.INVERSE_FLATTENING).orElseGet(() -> {
            double b = keys.number(GeoKeys.SEMI_MINOR).orElseThrow(() -> refused("an ellipsoid without axes"));
            return a == b ? 0 : a / (a - b);
        });
        return "SPHEROID[\"of the file\"," + a + "," + inverse + "]";
    }

    private String shift() {
        double[] shift = keys.numbers(GeoKeys.TO_WGS84);
        if (shift.length != 3 && shift.length != 7) {
            return "";
        }
        var text = new StringBuilder(",TOWGS84[" + shift[0]);
        for (int i = 1; i < 7; i++) {
            text.append(',').append(i < shift.length ? shift[i] : 0);
        }
        return text.append(']').toString();
    }

    private String projected() {
        int projection = keys.code(GeoKeys.PROJECTION);
        boolean isUtm = projection > 16000 && projection <= 16160 && (projection - 1) % 100 < 60;
        String name = plain(keys.text(
                keys.text(GeoKeys.PROJECTED_CITATION).isEmpty() ? GeoKeys.CITATION : GeoKeys.PROJECTED_CITATION));
        return "PROJCS[\"" + name + "\"," + geographic() + "," + (isUtm ? utm(projection) : method())
                + ",UNIT[\"length\"," + metresPerUnit() + "]]";
    }

    private static String utm(int projection) {
        int zone = projection % 100;
        int south = projection > 16100 ? 10_000_000 : 0;
        return "PROJECTION[\"Transverse_Mercator\"],PARAMETER[\"central_meridian\"," + (zone * 6 - 183)
                + "],PARAMETER[\"scale_factor\",0.9996],PARAMETER[\"false_easting\",500000],PARAMETER[\"false_northing\","
                + south + "]";
    }

    private String method() {
        int method = keys.code(GeoKeys.METHOD);
        String name = METHODS.get(method);
        if (name == null) {
            throw refused("projection method " + method);
        }
        return "PROJECTION[\"" + name + "\"]"
                + parameter("latitude_of_origin", 3081, 3085, 3089)
                + parameter("central_meridian", 3080, 3084, 3088, 3095)
                + parameter("standard_parallel_1", 3078)
                + parameter("standard_parallel_2", 3079)
                + parameter("scale_factor", 3092, 3093)
                + parameter("false_easting", 3082, 3086, 3090)
                + parameter("false_northing", 3083, 3087, 3091);
    }

    private String parameter(String name, int... ids) {
        var value = keys.number(ids);
        return value.isEmpty() ? "" : ",PARAMETER[\"" + name + "\"," + value.getAsDouble() + "]";
    }

    private double metresPerUnit() {
        int units = keys.code(GeoKeys.LINEAR_UNITS);
        Double metres = METRES.get(units);
        return metres != null
                ? metres
                : keys.number(GeoKeys.METRES_PER_UNIT).orElseThrow(() -> refused("lengths in units EPSG:" + units));
    }

    private static String plain(String name) {
        return name.isBlank()
                ? "unnamed"
                : name.replaceAll("[^A-Za-z0-9 _+/().-]", " ").strip();
    }

    private BadInput refused(String what) {
        String name =
                plain(keys.text(GeoKeys.CITATION)).toLowerCase(Locale.ROOT).equals("unnamed")
                        ? ""
                        : " (" + plain(keys.text(GeoKeys.CITATION)) + ")";
        return new BadInput(
                "crs-unsupported",
                file + ": its CRS" + name + " cannot be used: " + what
                        + " is not supported; warp the file to an EPSG code");
    }
}
