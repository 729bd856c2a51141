package dev.swath.io.vector;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.algorithm.Area;
import org.locationtech.jts.algorithm.PointLocation;
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
        STRtree tree = tree(rings);
        List<LinearRing> shells = new ArrayList<>();
        List<LinearRing> holes = new ArrayList<>();
        for (LinearRing ring : rings) {
            (around(ring, tree).size() % 2 == 0 ? shells : holes).add(ring);
        }
        Geometry nested = assemble(shells, holes);
        // rings that cross each other have no nesting: then each stands for itself
        return nested != null ? nested : collect(rings, Map.of());
    }

    /** Null where a hole lies in no shell. */
    private static @Nullable Geometry assemble(List<LinearRing> shells, List<LinearRing> holes) {
        Map<LinearRing, List<LinearRing>> holesOf = new IdentityHashMap<>();
        STRtree tree = tree(shells);
        for (LinearRing hole : holes) {
            LinearRing smallest = null;
            for (LinearRing shell : around(hole, tree)) {
                if (smallest == null || area(shell) < area(smallest)) {
                    smallest = shell;
                }
            }
            if (smallest == null) {
                return null;
            }
            holesOf.computeIfAbsent(smallest, s -> new ArrayList<>()).add(hole);
        }
        return collect(shells, holesOf);
    }

    private static Geometry collect(List<LinearRing> shells, Map<LinearRing, List<LinearRing>> holesOf) {
        List<Polygon> polygons = new ArrayList<>(shells.size());
        for (LinearRing shell : shells) {
            LinearRing[] holes = holesOf.getOrDefault(shell, List.of()).toArray(new LinearRing[0]);
            polygons.add(GEOMETRY.createPolygon(shell, holes));
        }
        return GEOMETRY.buildGeometry(polygons);
    }

    private static double area(LinearRing ring) {
        return Area.ofRing(ring.getCoordinateSequence());
    }

    private static STRtree tree(List<LinearRing> rings) {
        STRtree tree = new STRtree();
        rings.forEach(ring -> tree.insert(ring.getEnvelopeInternal(), ring));
        return tree;
    }

    private static List<LinearRing> around(LinearRing inner, STRtree tree) {
        List<LinearRing> around = new ArrayList<>();
        for (Object candidate : tree.query(inner.getEnvelopeInternal())) {
            LinearRing outer = (LinearRing) candidate;
            if (outer != inner
                    && outer.getEnvelopeInternal().contains(inner.getEnvelopeInternal())
                    && inside(inner.getCoordinates(), outer.getCoordinates())) {
                around.add(outer);
            }
        }
        return around;
    }

    /** The first corner, or else middle of an edge, that is not on the outer ring tells; equal rings do not nest. */
    private static boolean inside(Coordinate[] inner, Coordinate[] outer) {
        for (Coordinate corner : inner) {
            int location = PointLocation.locateInRing(corner, outer);
            if (location != Location.BOUNDARY) {
                return location == Location.INTERIOR;
            }
        }
        for (int i = 1; i < inner.length; i++) {
            Coordinate middle = new CoordinateXY((inner[i - 1].x + inner[i].x) / 2, (inner[i - 1].y + inner[i].y) / 2);
            int location = PointLocation.locateInRing(middle, outer);
            if (location != Location.BOUNDARY) {
                return location == Location.INTERIOR;
            }
        }
        return false;
    }
}
