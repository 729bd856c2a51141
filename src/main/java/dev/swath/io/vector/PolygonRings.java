package dev.swath.io.vector;

import java.util.Arrays;
import java.util.List;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Polygon;

/** A polygon from a shell and its holes as GeoJSON and KML give them: already sorted, perhaps not closed. */
final class PolygonRings {
    private static final GeometryFactory GEOMETRY = new GeometryFactory();

    private PolygonRings() {}

    /** {@code rings}: the shell first. */
    static Polygon polygon(List<Coordinate[]> rings) throws Unreadable {
        if (rings.isEmpty()) {
            throw new Unreadable("a polygon without an outer ring");
        }
        LinearRing shell = ring(rings.get(0));
        LinearRing[] holes = new LinearRing[rings.size() - 1];
        for (int i = 0; i < holes.length; i++) {
            holes[i] = ring(rings.get(i + 1));
        }
        return GEOMETRY.createPolygon(shell, holes);
    }

    private static LinearRing ring(Coordinate[] positions) throws Unreadable {
        Coordinate[] closed = positions;
        int n = positions.length;
        if (n > 0 && !positions[0].equals2D(positions[n - 1])) {
            closed = Arrays.copyOf(positions, n + 1);
            closed[n] = positions[0].copy();
        }
        if (closed.length < 4) {
            throw new Unreadable("a ring of fewer than three corners");
        }
        return GEOMETRY.createLinearRing(closed);
    }
}
