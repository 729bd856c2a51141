package dev.swath.step.intake;

import java.util.ArrayList;
import java.util.List;
import org.locationtech.jts.algorithm.Orientation;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.geom.PrecisionModel;
import org.locationtech.jts.geom.util.PolygonExtracter;

/** Takes areas apart into polygons and puts them together as RFC 7946 wants them. */
final class Polygons {
    static final GeometryFactory LON_LAT = new GeometryFactory(new PrecisionModel(), 4326);

    private Polygons() {}

    /** All polygons without the empty ones, also of nested collections. */
    static List<Polygon> of(Geometry geometry) {
        List<Polygon> found = new ArrayList<>();
        for (Object part : PolygonExtracter.getPolygons(geometry)) {
            if (part instanceof Polygon polygon && !polygon.isEmpty()) {
                found.add(polygon);
            }
        }
        return found;
    }

    /** A Polygon if there is one, else a MultiPolygon; exterior rings counter-clockwise, holes clockwise. */
    static Geometry collect(List<Polygon> polygons) {
        Polygon[] oriented = polygons.stream().map(Polygons::oriented).toArray(Polygon[]::new);
        return oriented.length == 1 ? oriented[0] : LON_LAT.createMultiPolygon(oriented);
    }

    private static Polygon oriented(Polygon polygon) {
        LinearRing[] holes = new LinearRing[polygon.getNumInteriorRing()];
        for (int i = 0; i < holes.length; i++) {
            holes[i] = turned(polygon.getInteriorRingN(i), false);
        }
        return LON_LAT.createPolygon(turned(polygon.getExteriorRing(), true), holes);
    }

    private static LinearRing turned(LinearRing ring, boolean counterClockwise) {
        boolean right = Orientation.isCCW(ring.getCoordinateSequence()) == counterClockwise;
        return LON_LAT.createLinearRing((right ? ring : ring.reverse()).getCoordinates());
    }
}
