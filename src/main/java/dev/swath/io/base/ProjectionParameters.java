package dev.swath.io.base;

import java.util.HashMap;
import java.util.Map;

/** The parameters of a map projection by normalised name: angles in degrees, lengths in metres, scales as they are. */
final class ProjectionParameters {
    private final Map<String, Double> values = new HashMap<>();

    /**
     * @param holder the node with PARAMETER children: PROJCS in WKT1, CONVERSION in WKT2
     * @param metresPerUnit of the CRS; WKT1 gives false eastings in the unit of the CRS
     */
    ProjectionParameters(Wkt holder, double metresPerUnit) {
        for (Wkt parameter : holder.children("PARAMETER")) {
            String name = Names.plain(parameter.name());
            values.put(name, parameter.number(1) * factor(parameter, name, metresPerUnit));
        }
    }

    private static double factor(Wkt parameter, String name, double metresPerUnit) {
        Wkt angle = parameter.child("ANGLEUNIT");
        if (angle != null) {
            return Math.toDegrees(angle.number(1));
        }
        Wkt length = parameter.child("LENGTHUNIT");
        if (length != null) {
            return length.number(1);
        }
        return name.contains("easting") || name.contains("northing") ? metresPerUnit : 1;
    }

    boolean has(String name) {
        return values.containsKey(name);
    }

    /** The first of these names that is given, else the default. */
    double get(double otherwise, String... names) {
        for (String name : names) {
            Double value = values.get(name);
            if (value != null) {
                return value;
            }
        }
        return otherwise;
    }

    double latitude() {
        return get(
                0,
                "latitudeoforigin",
                "latitudeofcenter",
                "latitudeofnaturalorigin",
                "latitudeoffalseorigin",
                "latitudeofprojectioncentre",
                "centrallatitude");
    }

    double longitude() {
        return get(
                0,
                "centralmeridian",
                "longitudeoforigin",
                "longitudeofcenter",
                "longitudeofnaturalorigin",
                "longitudeoffalseorigin",
                "longitudeofprojectioncentre");
    }

    double scale() {
        return get(
                1,
                "scalefactor",
                "scalefactoratnaturalorigin",
                "scalefactoroninitialline",
                "scalefactoratprojectioncentre");
    }

    double falseEasting() {
        return get(0, "falseeasting", "eastingatfalseorigin", "eastingatprojectioncentre");
    }

    double falseNorthing() {
        return get(0, "falsenorthing", "northingatfalseorigin", "northingatprojectioncentre");
    }

    /** NaN when not given. */
    double firstParallel() {
        return get(Double.NaN, "standardparallel1", "latitudeof1ststandardparallel", "latitudeofstandardparallel");
    }

    /** NaN when not given. */
    double secondParallel() {
        return get(Double.NaN, "standardparallel2", "latitudeof2ndstandardparallel");
    }
}
