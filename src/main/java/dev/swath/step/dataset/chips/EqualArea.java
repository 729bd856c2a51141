package dev.swath.step.dataset.chips;

import org.locationtech.jts.geom.CoordinateSequence;
import org.locationtech.jts.geom.CoordinateSequenceFilter;
import org.locationtech.jts.geom.Geometry;

/**
 * Lambert's cylindrical equal-area projection of the WGS 84 ellipsoid with true scale on the equator (EPSG method 9835,
 * Snyder 1987, 10-15 and 3-12): {@code x = a λ}, {@code y = a q / 2}. Areas in its plane are areas on the ellipsoid, in
 * square metres; shapes are not kept, and need not be for shares of area.
 */
final class EqualArea {
    private static final double SEMI_MAJOR_METRES = 6_378_137;
    private static final double FLATTENING = 1 / 298.257223563;
    private static final double SQUARED = FLATTENING * (2 - FLATTENING);
    private static final double ECCENTRICITY = Math.sqrt(SQUARED);

    private EqualArea() {}

    /** A copy of a geometry in longitude and latitude, in metres of the plane. */
    static Geometry project(Geometry lonLat) {
        Geometry plane = lonLat.copy();
        plane.apply(new CoordinateSequenceFilter() {
            @Override
            public void filter(CoordinateSequence points, int i) {
                points.setOrdinate(i, 0, SEMI_MAJOR_METRES * Math.toRadians(points.getX(i)));
                points.setOrdinate(i, 1, SEMI_MAJOR_METRES * q(Math.toRadians(points.getY(i))) / 2);
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
        return plane;
    }

    private static double q(double latitude) {
        double sine = Math.sin(latitude);
        double es = ECCENTRICITY * sine;
        return (1 - SQUARED) * (sine / (1 - es * es) + Math.log((1 + es) / (1 - es)) / (2 * ECCENTRICITY));
    }
}
