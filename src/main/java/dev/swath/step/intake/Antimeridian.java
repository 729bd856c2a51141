package dev.swath.step.intake;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.CoordinateXY;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.geom.util.AffineTransformation;

/**
 * Rings over the 180th meridian. An edge longer than half the earth is taken as one that crosses it the short way, as
 * RFC 7946 section 3.1.9 expects.
 */
final class Antimeridian {
    private Antimeridian() {}

    /** The polygon with steady longitudes, which may leave ±180; empty when it goes round a pole. */
    static Optional<Polygon> unwrap(Polygon polygon) {
        double west = polygon.getExteriorRing().getCoordinateN(0).x;
        List<LinearRing> rings = new ArrayList<>();
        for (int i = -1; i < polygon.getNumInteriorRing(); i++) {
            LinearRing ring = i < 0 ? polygon.getExteriorRing() : polygon.getInteriorRingN(i);
            Coordinate[] steady = steady(ring.getCoordinates(), west);
            if (steady[0].x != steady[steady.length - 1].x) {
                return Optional.empty();
            }
            LinearRing unwrapped = Polygons.LON_LAT.createLinearRing(steady);
            if (i < 0) {
                west = unwrapped.getEnvelopeInternal().centre().x;
            }
            rings.add(unwrapped);
        }
        LinearRing[] holes = rings.subList(1, rings.size()).toArray(LinearRing[]::new);
        return Optional.of(Polygons.LON_LAT.createPolygon(rings.get(0), holes));
    }

    /** The same area cut at ±180, every part within ±180. */
    static List<Polygon> split(Geometry unwrapped) {
        Envelope reach = unwrapped.getEnvelopeInternal();
        List<Polygon> parts = new ArrayList<>();
        for (int turn = turns(reach.getMinX()); turn <= turns(reach.getMaxX()); turn++) {
            double shift = 360.0 * turn;
            Envelope world = new Envelope(shift - 180, shift + 180, -90, 90);
            Geometry here = Polygons.LON_LAT.toGeometry(world).intersection(unwrapped);
            parts.addAll(Polygons.of(
                    AffineTransformation.translationInstance(-shift, 0).transform(here)));
        }
        return parts;
    }

    static boolean isWithin(Geometry geometry) {
        Envelope reach = geometry.getEnvelopeInternal();
        return reach.getMinX() >= -180 && reach.getMaxX() <= 180;
    }

    private static int turns(double longitude) {
        return (int) Math.floor((longitude + 180) / 360);
    }

    /** Starts within half a turn of {@code near} and never jumps by more than half a turn. */
    private static Coordinate[] steady(Coordinate[] ring, double near) {
        Coordinate[] steady = new Coordinate[ring.length];
        double previous = near;
        for (int i = 0; i < ring.length; i++) {
            double jump = ring[i].x - previous;
            double longitude = Math.abs(jump) <= 180 ? ring[i].x : ring[i].x - 360 * Math.rint(jump / 360);
            steady[i] = new CoordinateXY(longitude, ring[i].y);
            previous = longitude;
        }
        return steady;
    }
}
