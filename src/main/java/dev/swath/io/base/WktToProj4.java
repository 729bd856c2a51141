package dev.swath.io.base;

import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** Turns the tree of a WKT into a proj4 string. Angles must be degrees; anything not surely right is refused. */
final class WktToProj4 {
    static final String WEB_MERCATOR = "+proj=merc +a=6378137 +b=6378137 +lat_ts=0 +k=1";

    private static final double RADIANS_PER_DEGREE = Math.PI / 180;

    private final Wkt crs;
    private final boolean projected;
    private final Wkt geographic;

    private WktToProj4(Wkt root) {
        crs = horizontal(root);
        projected = crs.is("PROJCS", "PROJCRS", "PROJECTEDCRS");
        if (!projected && !crs.is("GEOGCS", "GEOGCRS", "GEOGRAPHICCRS", "GEODCRS", "GEODETICCRS")) {
            throw new IllegalArgumentException(crs.keyword() + " is no map or longitude/latitude CRS");
        }
        Wkt cs = crs.child("CS");
        if (cs != null && cs.name().equalsIgnoreCase("Cartesian") && !projected) {
            throw new IllegalArgumentException("geocentric coordinates are not supported");
        }
        geographic = projected ? crs.need("GEOGCS", "BASEGEOGCRS", "BASEGEODCRS") : crs;
    }

    /**
     * @return the CRS as proj4 string with the place where its datum shift holds
     * @throws IllegalArgumentException with the reason, when the CRS is not supported
     */
    static Proj4 convert(Wkt root) {
        return new WktToProj4(root).convert();
    }

    /** The EPSG code that the map or longitude/latitude CRS of the text gives itself, {@code AUTHORITY} or {@code ID}. */
    static OptionalInt epsg(Wkt root) {
        Wkt authority = horizontal(root).child("AUTHORITY", "ID");
        if (authority == null
                || authority.values().size() < 2
                || !authority.name().equalsIgnoreCase("EPSG")
                || !authority.text(1).matches("\\d{1,9}")) {
            return OptionalInt.empty();
        }
        return OptionalInt.of(Integer.parseInt(authority.text(1)));
    }

    private static Wkt horizontal(Wkt root) {
        if (root.is("COMPD_CS", "COMPOUNDCRS")) {
            return horizontal(root.need("PROJCS", "PROJCRS", "GEOGCS", "GEOGCRS", "GEODCRS", "BOUNDCRS"));
        }
        if (root.is("BOUNDCRS")) {
            // its transformation is left to the datum table, as for the same CRS unbound
            return horizontal(root.need("SOURCECRS").need("PROJCRS", "GEOGCRS", "GEODCRS"));
        }
        return root;
    }

    private Proj4 convert() {
        requireDegrees();
        String shape = projected ? projection() : "+proj=longlat";
        if (shape.startsWith(WEB_MERCATOR)) {
            return new Proj4(crs.name(), shape + " +nadgrids=@null +no_defs", null);
        }
        Wkt datum = geographic.need("DATUM", "ENSEMBLE", "GEODETICDATUM", "TRF");
        Wkt spheroid = datum.need("SPHEROID", "ELLIPSOID");
        double a = spheroid.number(1) * unit(spheroid.child("LENGTHUNIT"));
        double inverseFlattening = spheroid.number(2);
        DatumShift shift = DatumShift.of(datum, geographic.name(), a, inverseFlattening);
        // +b, because proj4j ignores +rf
        double b = inverseFlattening == 0 ? a : a * (1 - 1 / inverseFlattening);
        String figure = " +a=" + a + " +b=" + b + " +towgs84=" + shift.parameters();
        return new Proj4(crs.name(), shape + meridian() + figure + " +no_defs", shift.area());
    }

    private void requireDegrees() {
        Wkt unit = geographic.child("UNIT", "ANGLEUNIT");
        if (unit == null) {
            for (Wkt axis : geographic.children("AXIS")) {
                unit = axis.child("ANGLEUNIT");
            }
        }
        if (unit != null && Math.abs(unit.number(1) - RADIANS_PER_DEGREE) > 1e-12) {
            throw new IllegalArgumentException("angles in " + unit.name() + " are not supported");
        }
    }

    private String projection() {
        Wkt conversion = crs.child("CONVERSION");
        Wkt method = conversion == null ? crs.need("PROJECTION") : conversion.need("METHOD", "PROJECTION");
        double metresPerUnit = unit(lengthUnit());
        ProjectionParameters p = new ProjectionParameters(conversion == null ? crs : conversion, metresPerUnit);
        return Projection.proj4(method.name(), p)
                + " +x_0=" + p.falseEasting()
                + " +y_0=" + p.falseNorthing()
                + (metresPerUnit == 1 ? "" : " +to_meter=" + metresPerUnit);
    }

    private @Nullable Wkt lengthUnit() {
        Wkt unit = crs.child("UNIT", "LENGTHUNIT");
        if (unit == null) {
            for (Wkt axis : crs.children("AXIS")) {
                unit = axis.child("LENGTHUNIT");
            }
        }
        return unit;
    }

    private String meridian() {
        Wkt meridian = geographic.child("PRIMEM", "PRIMEMERIDIAN");
        if (meridian == null || meridian.number(1) == 0) {
            return "";
        }
        Wkt unit = meridian.child("ANGLEUNIT");
        double degrees = unit == null ? meridian.number(1) : Math.toDegrees(meridian.number(1) * unit.number(1));
        return " +pm=" + degrees;
    }

    private static double unit(@Nullable Wkt unit) {
        return unit == null ? 1 : unit.number(1);
    }
}
