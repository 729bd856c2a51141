package dev.swath.io.base;

import java.math.BigDecimal;
import java.math.RoundingMode;
import net.sf.geographiclib.Geodesic;
import net.sf.geographiclib.PolygonArea;
import org.locationtech.jts.geom.CoordinateSequence;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryCollection;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Polygon;

/** Areas on the WGS 84 ellipsoid: edges are geodesics, rings may cross the antimeridian (Karney 2013). */
public final class Ellipsoid {
    private static final double SQUARE_METRES_PER_HECTARE = 10_000;

    private Ellipsoid() {}

    /** Hectares of the polygons of a geometry in longitude and latitude, holes taken out; 0 without polygons. */
    public static double hectares(Geometry lonLat) {
        return squareMetres(lonLat) / SQUARE_METRES_PER_HECTARE;
    }

    /** The same rounded half up to 4 places, as hectares are stored and summed. */
    public static BigDecimal hectares4(Geometry lonLat) {
        return BigDecimal.valueOf(hectares(lonLat)).setScale(4, RoundingMode.HALF_UP);
    }

    private static double squareMetres(Geometry geometry) {
        if (geometry instanceof Polygon polygon) {
            double area = squareMetres(polygon.getExteriorRing());
            for (int i = 0; i < polygon.getNumInteriorRing(); i++) {
                area -= squareMetres(polygon.getInteriorRingN(i));
            }
            return area;
        }
        double sum = 0;
        if (geometry instanceof GeometryCollection parts) {
            for (int i = 0; i < parts.getNumGeometries(); i++) {
                sum += squareMetres(parts.getGeometryN(i));
            }
        }
        return sum;
    }

    private static double squareMetres(LinearRing ring) {
        PolygonArea area = new PolygonArea(Geodesic.WGS84, false);
        CoordinateSequence points = ring.getCoordinateSequence();
        for (int i = 0; i < points.size() - 1; i++) {
            area.AddPoint(points.getY(i), points.getX(i));
        }
        return Math.abs(area.Compute(false, true).area);
    }
}
