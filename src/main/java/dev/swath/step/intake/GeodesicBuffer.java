package dev.swath.step.intake;

import java.util.ArrayList;
import java.util.List;
import net.sf.geographiclib.Geodesic;
import net.sf.geographiclib.GeodesicData;
import net.sf.geographiclib.GeodesicMask;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.CoordinateSequence;
import org.locationtech.jts.geom.CoordinateXY;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.impl.CoordinateArraySequence;
import org.locationtech.jts.geom.util.GeometryEditor;
import org.locationtech.jts.operation.union.UnaryUnionOp;

/**
 * A buffer in metres around points and lines in longitude and latitude. Each part is laid into the azimuthal equidistant
 * plane about its middle: a circle's area is right to 0.2 %, a line's width to 0.5 % up to 1,000 km of length.
 */
final class GeodesicBuffer {
    /** 64 corners a circle: 0.16 % of its area is lost. */
    private static final int SEGMENTS_PER_QUADRANT = 16;

    private final double lon;
    private final double lat;

    private GeodesicBuffer(Coordinate middle) {
        lon = middle.x;
        lat = middle.y;
    }

    /** Longitudes may leave ±180 beside the antimeridian; {@link RepairGeometry} splits them. */
    static Geometry bufferMetres(Geometry lonLat, double metres) {
        if (!(metres > 0) || metres > 1_000_000) {
            throw new IllegalArgumentException("a buffer of " + metres + " m is not in 0 to 1,000,000 m");
        }
        List<Geometry> buffers = new ArrayList<>();
        for (int i = 0; i < lonLat.getNumGeometries(); i++) {
            Geometry part = lonLat.getGeometryN(i);
            if (!part.isEmpty()) {
                buffers.add(new GeodesicBuffer(part.getEnvelopeInternal().centre()).buffer(part, metres));
            }
        }
        return UnaryUnionOp.union(buffers, Polygons.LON_LAT);
    }

    private Geometry buffer(Geometry part, double metres) {
        Geometry plane = moved(part, this::toPlane);
        return moved(plane.buffer(metres, SEGMENTS_PER_QUADRANT), this::toLonLat);
    }

    private Coordinate toPlane(double x, double y) {
        GeodesicData line = Geodesic.WGS84.Inverse(lat, lon, y, x);
        double azimuth = Math.toRadians(line.azi1);
        return new CoordinateXY(line.s12 * Math.sin(azimuth), line.s12 * Math.cos(azimuth));
    }

    private Coordinate toLonLat(double x, double y) {
        double azimuth = Math.toDegrees(Math.atan2(x, y));
        int mask = GeodesicMask.LATITUDE | GeodesicMask.LONGITUDE | GeodesicMask.LONG_UNROLL;
        GeodesicData end = Geodesic.WGS84.Direct(lat, lon, azimuth, Math.hypot(x, y), mask);
        return new CoordinateXY(end.lon2, end.lat2);
    }

    private interface Move {
        Coordinate apply(double x, double y);
    }

    private static Geometry moved(Geometry geometry, Move move) {
        return new GeometryEditor(Polygons.LON_LAT).edit(geometry, new GeometryEditor.CoordinateSequenceOperation() {
            @Override
            public CoordinateSequence edit(CoordinateSequence sequence, Geometry part) {
                Coordinate[] to = new Coordinate[sequence.size()];
                for (int i = 0; i < to.length; i++) {
                    to[i] = move.apply(sequence.getX(i), sequence.getY(i));
                }
                return new CoordinateArraySequence(to, 2);
            }
        });
    }
}
