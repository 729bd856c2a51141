package dev.swath.app.sandbox;

import dev.swath.io.base.Crs;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.CoordinateSequence;
import org.locationtech.jts.geom.CoordinateSequenceFilter;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.proj4j.CRSFactory;
import org.locationtech.proj4j.CoordinateReferenceSystem;
import org.locationtech.proj4j.CoordinateTransform;
import org.locationtech.proj4j.CoordinateTransformFactory;
import org.locationtech.proj4j.ProjCoordinate;

/**
 * A UTM zone on WGS84.
 *
 * @param epsg 32601 to 32660 in the north, 32701 to 32760 in the south
 */
record Utm(int epsg) {
    /** The zone in which the middle of a geometry lies. */
    static Utm around(Geometry geometry) {
        Coordinate middle = geometry.getCentroid().getCoordinate();
        int zone = Math.min(60, (int) Math.floor((middle.x + 180) / 6) + 1);
        return new Utm((middle.y < 0 ? 32700 : 32600) + zone);
    }

    Crs crs() {
        return Crs.of(epsg);
    }

    /** A copy in metres of a geometry in degrees. */
    Geometry project(Geometry geometry) {
        CoordinateTransform transform = transform();
        Geometry projected = geometry.copy();
        projected.apply(new CoordinateSequenceFilter() {
            @Override
            public void filter(CoordinateSequence points, int i) {
                var to = new ProjCoordinate();
                transform.transform(new ProjCoordinate(points.getX(i), points.getY(i)), to);
                points.setOrdinate(i, CoordinateSequence.X, to.x);
                points.setOrdinate(i, CoordinateSequence.Y, to.y);
            }

            @Override
            public boolean isDone() {
                return false;
            }

            @Override
            public boolean isGeometryChanged() {
                return true;
            }
        });
        return projected;
    }

    private CoordinateTransform transform() {
        var systems = new CRSFactory();
        String south = epsg > 32700 ? " +south" : "";
        CoordinateReferenceSystem degrees =
                systems.createFromParameters("degrees", "+proj=longlat +datum=WGS84 +no_defs");
        CoordinateReferenceSystem metres = systems.createFromParameters(
                "utm", "+proj=utm +zone=" + epsg % 100 + south + " +datum=WGS84 +units=m +no_defs");
        return new CoordinateTransformFactory().createTransform(degrees, metres);
    }
}
