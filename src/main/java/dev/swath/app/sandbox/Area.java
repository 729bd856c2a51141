package dev.swath.app.sandbox;

import net.sf.geographiclib.Geodesic;
import net.sf.geographiclib.PolygonArea;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Polygon;

/** Areas on the WGS84 ellipsoid. */
final class Area {
    private Area() {}

    static double squareKm(Geometry geometry) {
        double squareMetres = 0;
        for (int i = 0; i < geometry.getNumGeometries(); i++) {
            if (geometry.getGeometryN(i) instanceof Polygon polygon) {
                squareMetres += ring(polygon.getExteriorRing());
                for (int hole = 0; hole < polygon.getNumInteriorRing(); hole++) {
                    squareMetres -= ring(polygon.getInteriorRingN(hole));
                }
            }
        }
        return squareMetres / 1e6;
    }

    private static double ring(LinearRing ring) {
        var area = new PolygonArea(Geodesic.WGS84, false);
        for (int i = 0; i < ring.getNumPoints() - 1; i++) {
            area.AddPoint(ring.getCoordinateN(i).y, ring.getCoordinateN(i).x);
        }
        return Math.abs(area.Compute().area);
    }
}
