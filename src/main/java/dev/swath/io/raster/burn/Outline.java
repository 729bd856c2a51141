package dev.swath.io.raster.burn;

import dev.swath.io.raster.Affine;
import dev.swath.io.raster.Window;
import org.locationtech.jts.algorithm.Orientation;
import org.locationtech.jts.geom.CoordinateSequence;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryCollection;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.Polygon;

/** The segments of a geometry, in columns and rows of the window. */
record Outline(Affine toPixels, Window window) {
    /** Takes a segment from its first to its second end. */
    interface Segments {
        void take(double x0, double y0, double x1, double y1);
    }

    /** Walks all rings of polygons, each clockwise on the map, one after the other; lines too when they are wanted. */
    void rings(Geometry geometry, boolean lines, Segments segments) {
        if (geometry instanceof GeometryCollection collection) {
            for (int i = 0; i < collection.getNumGeometries(); i++) {
                rings(collection.getGeometryN(i), lines, segments);
            }
        } else if (geometry instanceof Polygon polygon) {
            ring(polygon.getExteriorRing(), segments);
            for (int i = 0; i < polygon.getNumInteriorRing(); i++) {
                ring(polygon.getInteriorRingN(i), segments);
            }
        } else if (lines && geometry instanceof LineString line) {
            CoordinateSequence places = line.getCoordinateSequence();
            for (int i = 1; i < places.size(); i++) {
                walk(places, i - 1, i, segments);
            }
        }
    }

    private void ring(LineString ring, Segments segments) {
        CoordinateSequence places = ring.getCoordinateSequence();
        boolean turned = Orientation.isCCW(places);
        for (int i = 1; i < places.size(); i++) {
            walk(places, turned ? i : i - 1, turned ? i - 1 : i, segments);
        }
    }

    private void walk(CoordinateSequence places, int from, int to, Segments segments) {
        segments.take(x(places, from), y(places, from), x(places, to), y(places, to));
    }

    private double x(CoordinateSequence places, int i) {
        return toPixels.x(places.getX(i), places.getY(i)) - window.column();
    }

    private double y(CoordinateSequence places, int i) {
        return toPixels.y(places.getX(i), places.getY(i)) - window.row();
    }
}
