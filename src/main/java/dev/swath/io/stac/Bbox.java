package dev.swath.io.stac;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.geom.PrecisionModel;

/**
 * A box on the globe in degrees, RFC 7946 section 5. One that crosses the antimeridian has its west greater than its
 * east.
 *
 * @param west -180 to 180
 * @param south -90 to 90
 * @param east -180 to 180
 * @param north -90 to 90, not below {@code south}
 */
public record Bbox(double west, double south, double east, double north) {
    private static final GeometryFactory LON_LAT = new GeometryFactory(new PrecisionModel(), 4326);
    private static final double HAIR = 1e-9;

    public Bbox {
        boolean lies = west >= -180 && west <= 180 && east >= -180 && east <= 180 && south >= -90 && north <= 90;
        if (!lies || !(south <= north)) {
            throw new IllegalArgumentException("a box within -180..180 and -90..90, south to north, is needed, not "
                    + west + ", " + south + ", " + east + ", " + north);
        }
    }

    /** Four or six numbers; longitudes beyond 180 are brought back. Nothing where it is not a box on the globe. */
    public static Optional<Bbox> read(JsonNode array) {
        int size = array.isArray() ? array.size() : 0;
        if (size != 4 && size != 6) {
            return Optional.empty();
        }
        for (JsonNode number : array) {
            if (!number.isNumber()) {
                return Optional.empty();
            }
        }
        int half = size / 2;
        try {
            return Optional.of(new Bbox(
                    wrapped(array.get(0).doubleValue()),
                    array.get(1).doubleValue(),
                    wrapped(array.get(half).doubleValue()),
                    array.get(half + 1).doubleValue()));
        } catch (IllegalArgumentException offTheGlobe) {
            return Optional.empty();
        }
    }

    /**
     * The box of a geometry that lies within -180..180. Where it touches the antimeridian on both sides, as one cut
     * there does, the box leaves out the widest gap between its parts.
     */
    public static Bbox of(Geometry geometry) {
        Envelope all = geometry.getEnvelopeInternal();
        if (all.getMinX() > -180 + HAIR || all.getMaxX() < 180 - HAIR || geometry.getNumGeometries() < 2) {
            return new Bbox(all.getMinX(), all.getMinY(), all.getMaxX(), all.getMaxY());
        }
        var parts = new ArrayList<Envelope>();
        for (int i = 0; i < geometry.getNumGeometries(); i++) {
            parts.add(geometry.getGeometryN(i).getEnvelopeInternal());
        }
        parts.sort(Comparator.comparingDouble(Envelope::getMinX));
        double reached = parts.get(0).getMaxX();
        double widest = 0;
        double west = all.getMinX();
        double east = all.getMaxX();
        for (Envelope part : parts) {
            if (part.getMinX() - reached > widest) {
                widest = part.getMinX() - reached;
                west = part.getMinX();
                east = reached;
            }
            reached = Math.max(reached, part.getMaxX());
        }
        return new Bbox(west, all.getMinY(), east, all.getMaxY());
    }

    public boolean crossesAntimeridian() {
        return west > east;
    }

    /** One box, or the two on both sides of the antimeridian. */
    public Geometry geometry() {
        return crossesAntimeridian()
                ? LON_LAT.createMultiPolygon(new Polygon[] {box(west, 180), box(-180, east)})
                : box(west, east);
    }

    /** The smallest box around both; it crosses the antimeridian only if one of them does. */
    public Bbox union(Bbox other) {
        double low = Math.min(south, other.south);
        double high = Math.max(north, other.north);
        if (!crossesAntimeridian() && !other.crossesAntimeridian()) {
            return new Bbox(Math.min(west, other.west), low, Math.max(east, other.east), high);
        }
        return width(this, other) <= width(other, this)
                ? eastward(this, other, low, high)
                : eastward(other, this, low, high);
    }

    private static Bbox eastward(Bbox first, Bbox next, double south, double north) {
        if (width(first, next) >= 360) {
            return new Bbox(-180, south, 180, north);
        }
        double east = lead(first, next) + next.width() > first.width() ? next.east : first.east;
        return new Bbox(first.west, south, east, north);
    }

    /** West, south, east, north. */
    public ArrayNode json() {
        return JsonNodeFactory.instance
                .arrayNode()
                .add(west)
                .add(south)
                .add(east)
                .add(north);
    }

    /** West, south, east, north. */
    public List<Double> numbers() {
        return List.of(west, south, east, north);
    }

    private double width() {
        return crossesAntimeridian() ? east + 360 - west : east - west;
    }

    /** Degrees that one box spans from its west, if it is to hold the other too. */
    private static double width(Bbox one, Bbox other) {
        return Math.max(one.width(), lead(one, other) + other.width());
    }

    /** Degrees from the west of one box eastward to the west of the other. */
    private static double lead(Bbox one, Bbox other) {
        double lead = other.west - one.west;
        return lead < 0 ? lead + 360 : lead;
    }

    private Polygon box(double from, double to) {
        return LON_LAT.createPolygon(new Coordinate[] {
            new Coordinate(from, south),
            new Coordinate(to, south),
            new Coordinate(to, north),
            new Coordinate(from, north),
            new Coordinate(from, south)
        });
    }

    private static double wrapped(double longitude) {
        return longitude > 180 ? longitude - 360 : longitude < -180 ? longitude + 360 : longitude;
    }
}
