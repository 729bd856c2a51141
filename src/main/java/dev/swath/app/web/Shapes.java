package dev.swath.app.web;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.simplify.DouglasPeuckerSimplifier;

/** Shapes as they are drawn: with few points, and no more digits than can be seen. */
final class Shapes {
    private static final int FEW_POINTS = 60;
    private static final int MOST_POINTS = 400;
    /** Of the longer side: less is not seen while the whole shape is. */
    private static final double UNSEEN = 1 / 400.0;
    /** Of a degree, a tenth of a metre. */
    private static final double DIGITS = 1e6;

    private static final double ALL_DIGITS = 1e9;

    private Shapes() {}

    /** GeoJSON of the polygons in it; of a shape that stays too rich its bounds. */
    static Map<String, Object> geoJson(Geometry shape) {
        return polygons(simple(shape), DIGITS);
    }

    /** The same as it is: with all its points, to a tenth of a millimetre. */
    static Map<String, Object> whole(Geometry shape) {
        return polygons(shape, ALL_DIGITS);
    }

    private static Map<String, Object> polygons(Geometry drawn, double digits) {
        var polygons = new ArrayList<List<List<double[]>>>();
        for (int i = 0; i < drawn.getNumGeometries(); i++) {
            if (drawn.getGeometryN(i) instanceof Polygon polygon && !polygon.isEmpty()) {
                polygons.add(rings(polygon, digits));
            }
        }
        return Map.of("type", "MultiPolygon", "coordinates", polygons);
    }

    private static Geometry simple(Geometry shape) {
        if (shape.getNumPoints() <= FEW_POINTS) {
            return shape;
        }
        var bounds = shape.getEnvelopeInternal();
        var simple = DouglasPeuckerSimplifier.simplify(shape, UNSEEN * Math.max(bounds.getWidth(), bounds.getHeight()));
        return simple.isEmpty() || simple.getNumPoints() > MOST_POINTS ? shape.getEnvelope() : simple;
    }

    private static List<List<double[]>> rings(Polygon polygon, double digits) {
        var rings = new ArrayList<List<double[]>>();
        rings.add(ring(polygon.getExteriorRing(), digits));
        for (int i = 0; i < polygon.getNumInteriorRing(); i++) {
            rings.add(ring(polygon.getInteriorRingN(i), digits));
        }
        return rings;
    }

    private static List<double[]> ring(LineString ring, double digits) {
        return Arrays.stream(ring.getCoordinates())
                .map(at -> rounded(at, digits))
                .toList();
    }

    private static double[] rounded(Coordinate at, double digits) {
        return new double[] {Math.round(at.x * digits) / digits, Math.round(at.y * digits) / digits};
    }
}
