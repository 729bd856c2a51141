package dev.swath.io.base;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Envelope;

/**
 * How a datum is moved onto WGS 84.
 *
 * @param parameters of {@code +towgs84}: three shifts in metres, or with rotations in arc seconds (position vector) and
 *     scale in parts per million
 * @param area longitudes and latitudes where it holds, null for everywhere
 */
record DatumShift(String parameters, @Nullable Envelope area) {
    private static final String NONE = "0,0,0";

    /** NAD27 to WGS 84 (4), EPSG:1173, 10 m: what PROJ and GDAL do in the contiguous US without grids. */
    private static final DatumShift NAD27 = new DatumShift("-8,160,176", new Envelope(-124.79, -66.91, 24.41, 49.38));

    private static final Set<String> NAD27_NAMES = Set.of("northamerican1927", "northamericandatum1927", "nad27");

    /** These coincide with WGS 84 to about a metre (ETRS89, GDA94: plate motion) and PROJ moves them by nothing. */
    private static final Set<String> GEOCENTRIC = Set.of(
            "wgs1984",
            "worldgeodeticsystem1984",
            "etrs1989",
            "europeanterrestrialreferencesystem1989",
            "northamerican1983",
            "northamericandatum1983",
            "gda1994",
            "gda2020",
            "sirgas2000",
            "nzgd2000");

    /**
     * The shift written in the WKT, else the published one of the datum. A datum of unknown name on the ellipsoid of GRS
     * 1980 or WGS 84 is one of the modern geocentric ones and not moved.
     *
     * @throws IllegalArgumentException when no shift is known
     */
    static DatumShift of(Wkt datum, String geographicName, double a, double inverseFlattening) {
        Wkt own = datum.child("TOWGS84");
        if (own != null) {
            return new DatumShift(join(own), null);
        }
        String name = Names.datum(datum.name());
        if (NAD27_NAMES.contains(name)) {
            return NAD27;
        }
        if (GEOCENTRIC.contains(name)) {
            return new DatumShift(NONE, null);
        }
        if (DoubtfulDatums.contains(name)) {
            throw new IllegalArgumentException("datum " + datum.name() + " has no single shift to WGS 84");
        }
        String published = DatumTable.shift(name, Names.datum(geographicName));
        if (published != null) {
            return new DatumShift(published, null);
        }
        if (a == 6378137 && Math.abs(inverseFlattening - 298.2572) < 1e-3) {
            return new DatumShift(NONE, null);
        }
        throw new IllegalArgumentException("the shift of datum " + datum.name() + " to WGS 84 is not known");
    }

    private static String join(Wkt shift) {
        List<String> numbers = new ArrayList<>();
        for (int i = 0; i < shift.values().size() && i < 7; i++) {
            numbers.add(Double.toString(shift.number(i)));
        }
        return String.join(",", numbers);
    }
}
