package dev.swath.io.vector;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.algorithm.Area;
import org.locationtech.jts.algorithm.locate.IndexedPointInAreaLocator;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.CoordinateXY;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Location;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.index.strtree.STRtree;

/**
 * Sorts the loose rings of a shape into polygons. The specification lets shells run clockwise and holes the other way,
 * and each hole belongs to the smallest shell around it. Where a hole lies in no shell the directions of this shape
 * cannot be trusted, and nesting decides: a ring inside an even number of others is a shell, else a hole.
 */
final class Rings {
    private static final GeometryFactory GEOMETRY = new GeometryFactory();

    private Rings() {}

    static Geometry polygons(List<LinearRing> rings) {
        if (rings.size() == 1) {
            return GEOMETRY.createPolygon(rings.get(0));
        }
        List<LinearRing> shells = new ArrayList<>();
        List<LinearRing> holes = new ArrayList<>();
        for (LinearRing ring : rings) {
            (Area.ofRingSigned(ring.getCoordinateSequence()) >= 0 ? shells : holes).add(ring);
        }
        Geometry byDirection = assemble(shells, holes);
        return byDirection != null ? byDirection : byNesting(rings);
    }

    private static Geometry byNesting(List<LinearRing> rings) {
        STRtree outers = tree(rings.stream().map(Outer::new).toList());
        List<LinearRing> shells = new ArrayList<>();
        List<LinearRing> holes = new ArrayList<>();
        for (LinearRing ring : rings) {
            (around(ring, outers).size() % 2 == 0 ? shells : holes).add(ring);
        }
        Geometry nested = assemble(shells, holes);
        // rings that cross each other have no nesting: then each stands for itself
        return nested != null
                ? nested
                : GEOMETRY.buildGeometry(
                        rings.stream().map(GEOMETRY::createPolygon).toList());
    }

    /** Null where a hole lies in no shell. */
    private static @Nullable Geometry assemble(List<LinearRing> shells, List<LinearRing> holes) {
        List<Outer> outers = shells.stream().map(Outer::new).toList();
        STRtree tree = tree(outers);
        for (LinearRing hole : holes) {
            Optional<Outer> smallest = around(hole, tree).stream().min(Comparator.comparingDouble(Outer::area));
            if (smallest.isEmpty()) {
                return null;
            }
            smallest.get().holes.add(hole);
        }
        return GEOMETRY.buildGeometry(outers.stream().map(Outer::polygon).toList());
    }

    private static STRtree tree(List<Outer> outers) {
        STRtree tree = new STRtree();
        outers.forEach(outer -> tree.insert(outer.ring.getEnvelopeInternal(), outer));
        return tree;
    }

    private static List<Outer> around(LinearRing inner, STRtree outers) {
        List<Outer> around = new ArrayList<>();
        for (Object candidate : outers.query(inner.getEnvelopeInternal())) {
            Outer outer = (Outer) candidate;
            if (outer.contains(inner)) {
                around.add(outer);
            }
        }
        return around;
    }

    /** A ring that may have others inside; located by an index, as forests have thousands of holes. */
    private static final class Outer {
        private final LinearRing ring;
        private final IndexedPointInAreaLocator locator;
        private final List<LinearRing> holes = new ArrayList<>();

        Outer(LinearRing ring) {
            this.ring = ring;
            this.locator = new IndexedPointInAreaLocator(ring);
        }

        double area() {
            return Area.ofRing(ring.getCoordinateSequence());
        }

        Polygon polygon() {
            return GEOMETRY.createPolygon(ring, holes.toArray(new LinearRing[0]));
        }

        /** The first corner, or else middle of an edge, that is not on this ring tells; equal rings do not nest. */
        boolean contains(LinearRing inner) {
            if (!ring.getEnvelopeInternal().contains(inner.getEnvelopeInternal()) || ring.equalsExact(inner)) {
                return false;
            }
            Coordinate[] corners = inner.getCoordinates();
            for (Coordinate corner : corners) {
                int location = locator.locate(corner);
                if (location != Location.BOUNDARY) {
                    return location == Location.INTERIOR;
                }
            }
            for (int i = 1; i < corners.length; i++) {
                int location = locator.locate(middle(corners[i - 1], corners[i]));
                if (location != Location.BOUNDARY) {
                    return location == Location.INTERIOR;
                }
            }
            return false;
        }

        private static Coordinate middle(Coordinate a, Coordinate b) {
            return new CoordinateXY((a.x + b.x) / 2, (a.y + b.y) / 2);
        }
    }
}
