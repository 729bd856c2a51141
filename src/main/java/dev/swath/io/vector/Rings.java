package dev.swath.io.vector;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.locationtech.jts.algorithm.Area;
import org.locationtech.jts.algorithm.PointLocation;
import org.locationtech.jts.algorithm.locate.IndexedPointInAreaLocator;
import org.locationtech.jts.algorithm.locate.PointOnGeometryLocator;
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
 * and each hole belongs to the smallest shell around it. A hole in no shell runs the wrong way: of it and of what lies
 * inside it nesting decides, a ring inside an even number of others being a shell, else a hole.
 */
final class Rings {
    private static final GeometryFactory GEOMETRY = new GeometryFactory();
    /** The index takes some 110 bytes a corner: beyond this, memory is dearer than time. */
    private static final int MAX_INDEXED_CORNERS = 1_000_000;

    private final List<LinearRing> shells = new ArrayList<>();
    private final List<LinearRing> holes = new ArrayList<>();

    private Rings() {}

    static Geometry polygons(List<LinearRing> rings) {
        if (rings.size() == 1) {
            return GEOMETRY.createPolygon(rings.get(0));
        }
        Rings byDirection = new Rings();
        for (LinearRing ring : rings) {
            byDirection.add(ring, isClockwise(ring));
        }
        List<LinearRing> orphans = byDirection.orphans();
        return orphans.isEmpty()
                ? byDirection.assemble()
                : repaired(rings, orphans).assemble();
    }

    private static boolean isClockwise(LinearRing ring) {
        return Area.ofRingSigned(ring.getCoordinateSequence()) >= 0;
    }

    private static Rings repaired(List<LinearRing> rings, List<LinearRing> orphans) {
        Rings repaired = new Rings();
        STRtree all = tree(outers(rings));
        STRtree wrong = tree(outers(orphans));
        Set<LinearRing> orphaned = new HashSet<>(orphans);
        for (LinearRing ring : rings) {
            boolean mistrusted = orphaned.contains(ring) || !around(ring, wrong).isEmpty();
            repaired.add(ring, mistrusted ? around(ring, all).size() % 2 == 0 : isClockwise(ring));
        }
        return repaired;
    }

    private void add(LinearRing ring, boolean shell) {
        (shell ? shells : holes).add(ring);
    }

    private List<LinearRing> orphans() {
        STRtree tree = tree(outers(shells));
        return holes.stream().filter(hole -> around(hole, tree).isEmpty()).toList();
    }

    /** A hole that still has no shell, as when rings cross, becomes one: no area is lost. */
    private Geometry assemble() {
        List<Outer> outers = outers(shells);
        STRtree tree = tree(outers);
        List<Polygon> polygons = new ArrayList<>();
        for (LinearRing hole : holes) {
            around(hole, tree).stream()
                    .min(Comparator.comparingDouble(Outer::area))
                    .ifPresentOrElse(shell -> shell.holes.add(hole), () -> polygons.add(GEOMETRY.createPolygon(hole)));
        }
        polygons.addAll(0, outers.stream().map(Outer::polygon).toList());
        return GEOMETRY.buildGeometry(polygons);
    }

    private static List<Outer> outers(List<LinearRing> rings) {
        return rings.stream().map(Outer::new).toList();
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
        private final PointOnGeometryLocator locator;
        private final List<LinearRing> holes = new ArrayList<>();

        Outer(LinearRing ring) {
            this.ring = ring;
            this.locator = ring.getNumPoints() > MAX_INDEXED_CORNERS
                    ? corner -> PointLocation.locateInRing(corner, ring.getCoordinates())
                    : new IndexedPointInAreaLocator(ring);
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
