package dev.swath.step.intake;

import dev.swath.io.base.Ellipsoid;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.index.hprtree.HilbertEncoder;
import org.locationtech.jts.operation.union.UnaryUnionOp;
import org.locationtech.jts.simplify.PolygonHullSimplifier;

/**
 * Fits an area into Planet's limit of vertices without losing any of it: corners are only ever cut on the outside
 * (outer hull), first with the holes, then without, then with neighbouring parts joined by their convex hulls.
 */
final class SimplifyClip {
    /** A box, the smallest thing that holds anything. */
    private static final int BOX_VERTICES = 5;

    private static final int TRIANGLE_VERTICES = 4;

    /** Smaller steps would come closer to the limit, but each costs a pass over all vertices. */
    private static final double STEP = 0.8;

    private static final int MAX_PASSES = 5;

    /** 4096 cells a side, far more than groups. */
    private static final int CURVE_LEVEL = 12;

    private SimplifyClip() {}

    /**
     * Simplifies a valid area in longitude and latitude, split at the antimeridian.
     *
     * @param maxVertices at least 10, closing points included
     */
    static Simplified simplify(Geometry lonLat, int maxVertices) {
        if (maxVertices < 2 * BOX_VERTICES) {
            throw new IllegalArgumentException("a limit of " + maxVertices + " vertices is below 10");
        }
        int before = lonLat.getNumPoints();
        if (before <= maxVertices) {
            return new Simplified(lonLat, before, before, 0);
        }
        Geometry simple = Polygons.collect(Polygons.of(bySides(lonLat, maxVertices)));
        double added = Math.max(0, Ellipsoid.hectares(simple) - Ellipsoid.hectares(lonLat));
        return new Simplified(simple, before, simple.getNumPoints(), added);
    }

    /** An area on both sides of the antimeridian must not be joined round the earth. */
    private static Geometry bySides(Geometry lonLat, int maxVertices) {
        if (lonLat.getEnvelopeInternal().getWidth() <= 180) {
            return fit(lonLat, maxVertices);
        }
        List<Polygon> west = new ArrayList<>();
        List<Polygon> east = new ArrayList<>();
        for (Polygon polygon : Polygons.of(lonLat)) {
            (polygon.getEnvelopeInternal().centre().x < 0 ? west : east).add(polygon);
        }
        if (west.isEmpty() || east.isEmpty()) {
            return fit(lonLat, maxVertices);
        }
        Geometry western = Polygons.collect(west);
        long share = Math.round((double) maxVertices * western.getNumPoints() / lonLat.getNumPoints());
        int westMax = (int) Math.max(BOX_VERTICES, Math.min(maxVertices - BOX_VERTICES, share));
        List<Polygon> both = new ArrayList<>(Polygons.of(fit(western, westMax)));
        both.addAll(Polygons.of(fit(Polygons.collect(east), maxVertices - westMax)));
        return Polygons.collect(both);
    }

    private static Geometry fit(Geometry area, int maxVertices) {
        if (area.getNumPoints() <= maxVertices) {
            return area;
        }
        List<Polygon> polygons = Polygons.of(area);
        if (TRIANGLE_VERTICES * polygons.size() > maxVertices) {
            return joined(polygons, maxVertices);
        }
        Geometry hull = outerHull(area, maxVertices);
        if (hull.getNumPoints() > maxVertices && rings(area) > polygons.size()) {
            hull = outerHull(withoutHoles(area), maxVertices);
        }
        return hull.getNumPoints() <= maxVertices ? hull : joined(Polygons.of(hull), maxVertices);
    }

    /** Over the limit when there are too many rings, or they cannot be cut further without crossing each other. */
    private static Geometry outerHull(Geometry area, int maxVertices) {
        if (TRIANGLE_VERTICES * rings(area) > maxVertices) {
            return area;
        }
        Geometry hull = area;
        double fraction = (double) maxVertices / area.getNumPoints();
        for (int pass = 0; pass < MAX_PASSES && hull.getNumPoints() > maxVertices; pass++) {
            hull = PolygonHullSimplifier.hull(area, true, fraction);
            fraction *= STEP * Math.min(1, (double) maxVertices / hull.getNumPoints());
        }
        return hull;
    }

    private static int rings(Geometry area) {
        return Polygons.of(area).stream()
                .mapToInt(polygon -> 1 + polygon.getNumInteriorRing())
                .sum();
    }

    private static Geometry withoutHoles(Geometry area) {
        List<Geometry> shells = new ArrayList<>();
        for (Polygon polygon : Polygons.of(area)) {
            shells.add(Polygons.LON_LAT.createPolygon(polygon.getExteriorRing()));
        }
        return UnaryUnionOp.union(shells);
    }

    /** Neighbours along a Hilbert curve share a convex hull; fewer and larger groups until the limit holds. */
    private static Geometry joined(List<Polygon> polygons, int maxVertices) {
        Geometry[] parts = polygons.toArray(Geometry[]::new);
        Envelope box = Polygons.LON_LAT.createGeometryCollection(parts).getEnvelopeInternal();
        HilbertEncoder curve = new HilbertEncoder(CURVE_LEVEL, box);
        Arrays.sort(parts, Comparator.comparingInt(part -> curve.encode(part.getEnvelopeInternal())));
        for (int groups = Math.min(parts.length, maxVertices / BOX_VERTICES); groups > 0; groups /= 2) {
            List<Geometry> hulls = new ArrayList<>();
            for (int group = 0; group < groups; group++) {
                int from = (int) ((long) parts.length * group / groups);
                int to = (int) ((long) parts.length * (group + 1) / groups);
                hulls.add(hullOf(parts, from, to));
            }
            Geometry union = withoutHoles(UnaryUnionOp.union(hulls));
            if (union.getNumPoints() <= maxVertices) {
                return union;
            }
        }
        return Polygons.LON_LAT.toGeometry(box);
    }

    private static Geometry hullOf(Geometry[] parts, int from, int to) {
        Geometry[] group = Arrays.copyOfRange(parts, from, to);
        return Polygons.LON_LAT.createGeometryCollection(group).convexHull();
    }
}
