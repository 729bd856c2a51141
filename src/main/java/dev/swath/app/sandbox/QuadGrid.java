package dev.swath.app.sandbox;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.CoordinateSequence;
import org.locationtech.jts.geom.CoordinateSequenceFilter;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.Polygon;

/**
 * The quads of Web Mercator: columns from the west, rows from the south.
 *
 * @param count columns, and rows, of the whole square
 */
record QuadGrid(int count) {
    private static final GeometryFactory FACTORY = new GeometryFactory();
    private static final double RADIUS = 6_378_137;
    private static final double EDGE = Math.PI * RADIUS;

    double sideMetres() {
        return 2 * EDGE / count;
    }

    /** Ids of all that a box in degrees touches, row by row. */
    List<String> within(Envelope box) {
        var ids = new ArrayList<String>();
        for (int row = row(box.getMinY()); row <= row(box.getMaxY()); row++) {
            for (int column = column(box.getMinX()); column <= column(box.getMaxX()); column++) {
                ids.add(column + "-" + row);
            }
        }
        return ids;
    }

    private int column(double longitude) {
        return clamped(Math.toRadians(longitude) * RADIUS);
    }

    private int row(double latitude) {
        return clamped(northing(latitude));
    }

    private int clamped(double metres) {
        return Math.max(0, Math.min(count - 1, (int) Math.floor((metres + EDGE) / sideMetres())));
    }

    private static double northing(double latitude) {
        return RADIUS * Math.log(Math.tan(Math.PI / 4 + Math.toRadians(latitude) / 2));
    }

    /** In degrees; empty when there is no such quad. */
    Optional<Polygon> footprint(String id) {
        if (!id.matches("\\d{1,4}-\\d{1,4}")) {
            return Optional.empty();
        }
        int column = Integer.parseInt(id.substring(0, id.indexOf('-')));
        int row = Integer.parseInt(id.substring(id.indexOf('-') + 1));
        if (column >= count || row >= count) {
            return Optional.empty();
        }
        return Optional.of((Polygon) FACTORY.toGeometry(
                new Envelope(longitude(column), longitude(column + 1), latitude(row), latitude(row + 1))));
    }

    private double longitude(int column) {
        return Math.toDegrees((column * sideMetres() - EDGE) / RADIUS);
    }

    private double latitude(int row) {
        return Math.toDegrees(2 * Math.atan(Math.exp((row * sideMetres() - EDGE) / RADIUS)) - Math.PI / 2);
    }

    /** A copy in metres of EPSG:3857 of a geometry in degrees. */
    static Geometry project(Geometry degrees) {
        var metres = degrees.copy();
        metres.apply(new CoordinateSequenceFilter() {
            @Override
            public void filter(CoordinateSequence points, int i) {
                var at = new Coordinate(points.getX(i), points.getY(i));
                points.setOrdinate(i, CoordinateSequence.X, Math.toRadians(at.x) * RADIUS);
                points.setOrdinate(i, CoordinateSequence.Y, northing(at.y));
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
        return metres;
    }
}
