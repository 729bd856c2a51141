package dev.swath.io.raster.write;

import java.util.Map;

/**
 * How GeoTIFF says a map projection (OGC 19-008 annex C, and the codes of libgeotiff). Mollweide and oblique Mercator
 * are not here: GeoTIFF has no code for the first, and readers disagree on the second.
 *
 * @param method code of the projection
 * @param angles the parameter of a PROJ string that each key holds: degrees, or a scale
 * @param eastingKey holds the false easting, in units of the CRS
 * @param northingKey holds the false northing
 */
record ProjectionKeys(int method, Map<Integer, String> angles, int eastingKey, int northingKey) {
    private static final int PARALLEL_1 = 3078;
    private static final int PARALLEL_2 = 3079;
    private static final int ORIGIN_LONGITUDE = 3080;
    private static final int ORIGIN_LATITUDE = 3081;
    private static final int FALSE_EASTING = 3082;
    private static final int FALSE_NORTHING = 3083;
    private static final int FALSE_ORIGIN_LONGITUDE = 3084;
    private static final int FALSE_ORIGIN_LATITUDE = 3085;
    private static final int FALSE_ORIGIN_EASTING = 3086;
    private static final int FALSE_ORIGIN_NORTHING = 3087;
    private static final int CENTRE_LONGITUDE = 3088;
    private static final int CENTRE_LATITUDE = 3089;
    private static final int SCALE = 3092;
    private static final int POLE_LONGITUDE = 3095;

    private static final Map<Integer, String> ORIGIN = Map.of(ORIGIN_LATITUDE, "lat_0", ORIGIN_LONGITUDE, "lon_0");
    private static final Map<Integer, String> SCALED_ORIGIN =
            Map.of(ORIGIN_LATITUDE, "lat_0", ORIGIN_LONGITUDE, "lon_0", SCALE, "k_0");

    /** @throws dev.swath.model.trouble.BadInput {@code crs-unsupported}, when GeoTIFF has no such projection */
    static ProjectionKeys of(CustomGeoKeys crs) {
        return switch (crs.projectionName()) {
            case "tmerc" -> with(1, SCALED_ORIGIN);
            case "merc" -> with(7, SCALED_ORIGIN);
            case "lcc" -> lambert(crs);
            case "laea" -> with(10, Map.of(CENTRE_LATITUDE, "lat_0", CENTRE_LONGITUDE, "lon_0"));
            case "aea" ->
                with(
                        11,
                        Map.of(
                                PARALLEL_1,
                                "lat_1",
                                PARALLEL_2,
                                "lat_2",
                                ORIGIN_LATITUDE,
                                "lat_0",
                                ORIGIN_LONGITUDE,
                                "lon_0"));
            case "stere" -> with(15, Map.of(ORIGIN_LATITUDE, "lat_ts", POLE_LONGITUDE, "lon_0", SCALE, "k"));
            case "sterea" -> with(16, SCALED_ORIGIN);
            case "cass" -> with(18, ORIGIN);
            case "robin" -> with(23, Map.of(CENTRE_LONGITUDE, "lon_0"));
            case "nzmg" -> with(26, ORIGIN);
            case "cea" -> with(28, Map.of(PARALLEL_1, "lat_ts", ORIGIN_LONGITUDE, "lon_0"));
            default -> throw crs.unsupported("its projection +proj=" + crs.projectionName() + " has no GeoTIFF keys");
        };
    }

    /** With one parallel the scale belongs to it; with scale 1 that is two equal parallels. */
    private static ProjectionKeys lambert(CustomGeoKeys crs) {
        boolean scaled = crs.number("k_0", 1) != 1;
        if (scaled && crs.number("lat_0", 0) != crs.number("lat_1", 0)) {
            throw crs.unsupported("its origin lies off its parallel");
        }
        return scaled
                ? with(9, SCALED_ORIGIN)
                : new ProjectionKeys(
                        8,
                        Map.of(
                                PARALLEL_1,
                                "lat_1",
                                PARALLEL_2,
                                crs.has("lat_2") ? "lat_2" : "lat_1",
                                FALSE_ORIGIN_LATITUDE,
                                "lat_0",
                                FALSE_ORIGIN_LONGITUDE,
                                "lon_0"),
                        FALSE_ORIGIN_EASTING,
                        FALSE_ORIGIN_NORTHING);
    }

    private static ProjectionKeys with(int method, Map<Integer, String> angles) {
        return new ProjectionKeys(method, angles, FALSE_EASTING, FALSE_NORTHING);
    }
}
