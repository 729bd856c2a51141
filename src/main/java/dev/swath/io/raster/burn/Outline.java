package dev.swath.io.raster.burn;

import dev.swath.io.raster.Affine;
import dev.swath.io.raster.Window;
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

    /** Walks all rings, one after the other, from polygons; from lines too when they are wanted. */
    void rings(Geometry geometry, boolean lines, Segments segments) {
        if (geometry instanceof GeometryCollection collection) {
            for (int i = 0; i < collection.getNumGeometries(); i++) {
                rings(collection.getGeometryN(i), lines, segments);
            }
        } else if (geometry instanceof Polygon polygon) {
            walk(polygon.getExteriorRing(), segments);
            for (int i = 0; i < polygon.getNumInteriorRing(); i++) {
                walk(polygon.getInteriorRingN(i), segments);
            }
        } else if (lines && geometry instanceof LineString line) {
            walk(line, segments);
        }
    }

    private void walk(LineString line, Segments segments) {
        CoordinateSequence places = line.getCoordinateSequence();
        for (int i = 1; i < places.size(); i++) {
            segments.take(x(places, i - 1), y(places, i - 1), x(places, i), y(places, i));
        }
    }

    private double x(CoordinateSequence places, int i) {
        return toPixels.x(places.getX(i), places.getY(i)) - window.column();
    }

    private double y(CoordinateSequence places, int i) {
        return toPixels.y(places.getX(i), places.getY(i)) - window.row();
    }
}
