package dev.swath.step.dataset.chips;

import java.util.ArrayList;
import java.util.List;
import org.locationtech.jts.algorithm.ConvexHull;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.CoordinateFilter;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.prep.PreparedGeometry;
import org.locationtech.jts.geom.prep.PreparedGeometryFactory;

/**
 * The convex hull of all fields in longitude and latitude, in memory that does not grow with them. Longitudes are taken
 * within half a turn of the first field, so that fields on both sides of the antimeridian have a hull around them, and not
 * around the globe.
 */
final class Hull {
    private static final int HELD = 10_000;
    private static final GeometryFactory FACTORY = new GeometryFactory();

    private final List<Coordinate> points = new ArrayList<>();
    private double middle = Double.NaN;

    void add(Geometry lonLat) {
        for (Coordinate corner : near(lonLat.convexHull()).getCoordinates()) {
            points.add(corner);
        }
        if (points.size() > HELD) {
            Coordinate[] outermost = hull().getCoordinates();
            points.clear();
            points.addAll(List.of(outermost));
        }
    }

    /** Whether the cells it is asked about lie wholly inside. */
    Inside inside() {
        PreparedGeometry hull = PreparedGeometryFactory.prepare(hull());
        return footprint -> hull.covers(near(footprint));
    }

    private Geometry hull() {
        return new ConvexHull(points.toArray(Coordinate[]::new), FACTORY).getConvexHull();
    }

    private Geometry near(Geometry lonLat) {
        if (Double.isNaN(middle)) {
            middle = lonLat.getEnvelopeInternal().centre().x;
        }
        double away = lonLat.getEnvelopeInternal().centre().x - middle;
        if (Math.abs(away) <= 180) {
            return lonLat;
        }
        Geometry moved = lonLat.copy();
        moved.apply((CoordinateFilter) at -> at.setX(at.getX() - Math.copySign(360, away)));
        moved.geometryChanged();
        return moved;
    }

    /** Asked with footprints in longitude and latitude. */
    interface Inside {
        boolean holds(Geometry footprint);
    }
}
