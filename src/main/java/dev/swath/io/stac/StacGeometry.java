package dev.swath.io.stac;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.algorithm.Orientation;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.geom.PrecisionModel;

/** GeoJSON geometries (RFC 7946, EPSG:4326, longitude first) to JTS and back; heights are left out. */
public final class StacGeometry {
    private static final GeometryFactory FACTORY = new GeometryFactory(new PrecisionModel(), 4326);
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private StacGeometry() {}

    /** Reads any kind but a collection of geometries, valid or not; nothing where it is not one, or is empty. */
    public static Optional<Geometry> read(JsonNode geometry) {
        JsonNode at = geometry.path("coordinates");
        return Optional.ofNullable(
                switch (geometry.path("type").asText()) {
                    case "Point" -> point(at);
                    case "LineString" -> line(at);
                    case "Polygon" -> polygon(at);
                    case "MultiPoint" -> many(at, StacGeometry::point);
                    case "MultiLineString" -> many(at, StacGeometry::line);
                    case "MultiPolygon" -> many(at, StacGeometry::polygon);
                    default -> null;
                });
    }

    /**
     * Writes outer rings counter-clockwise, holes the other way, two coordinates a position.
     *
     * @throws IllegalArgumentException when it is empty, or a collection of mixed geometries, which STAC forbids
     */
    public static ObjectNode write(Geometry geometry) {
        if (geometry.isEmpty() || geometry.getGeometryType().equals(Geometry.TYPENAME_GEOMETRYCOLLECTION)) {
            throw new IllegalArgumentException(
                    "a geometry of one kind is needed, not an empty or mixed " + geometry.getGeometryType());
        }
        ObjectNode node = NODES.objectNode();
        Geometry first = geometry.getGeometryN(0);
        boolean single = geometry.getNumGeometries() == 1;
        String kind = first instanceof LinearRing ? Geometry.TYPENAME_LINESTRING : first.getGeometryType();
        node.put("type", single ? kind : "Multi" + kind);
        if (single) {
            node.set("coordinates", coordinates(first));
            return node;
        }
        ArrayNode parts = node.putArray("coordinates");
        for (int i = 0; i < geometry.getNumGeometries(); i++) {
            parts.add(coordinates(geometry.getGeometryN(i)));
        }
        return node;
    }

    private static ArrayNode coordinates(Geometry single) {
        if (single instanceof Polygon polygon) {
            ArrayNode rings = NODES.arrayNode();
            rings.add(ring(polygon.getExteriorRing(), true));
            for (int i = 0; i < polygon.getNumInteriorRing(); i++) {
                rings.add(ring(polygon.getInteriorRingN(i), false));
            }
            return rings;
        }
        ArrayNode all = positions(single.getCoordinates());
        return single instanceof Point ? (ArrayNode) all.get(0) : all;
    }

    private static ArrayNode ring(LinearRing ring, boolean counterClockwise) {
        boolean asIs = Orientation.isCCW(ring.getCoordinateSequence()) == counterClockwise;
        return positions((asIs ? ring : ring.reverse()).getCoordinates());
    }

    private static ArrayNode positions(Coordinate[] coordinates) {
        ArrayNode positions = NODES.arrayNode();
        for (Coordinate at : coordinates) {
            positions.addArray().add(at.x).add(at.y);
        }
        return positions;
    }

    private static @Nullable Geometry many(JsonNode members, Function<JsonNode, @Nullable Geometry> read) {
        var parts = new ArrayList<Geometry>();
        for (JsonNode member : members) {
            Geometry part = read.apply(member);
            if (part == null) {
                return null;
            }
            parts.add(part);
        }
        if (parts.isEmpty()) {
            return null;
        }
        Geometry first = parts.get(0);
        if (first instanceof Polygon) {
            return FACTORY.createMultiPolygon(parts.toArray(Polygon[]::new));
        }
        return first instanceof Point
                ? FACTORY.createMultiPoint(parts.toArray(Point[]::new))
                : FACTORY.createMultiLineString(parts.toArray(LineString[]::new));
    }

    private static @Nullable Geometry point(JsonNode position) {
        Coordinate at = coordinate(position);
        return at.isValid() ? FACTORY.createPoint(at) : null;
    }

    private static @Nullable Geometry line(JsonNode positions) {
        List<Coordinate> all = coordinates(positions);
        return all.size() < 2 ? null : FACTORY.createLineString(all.toArray(Coordinate[]::new));
    }

    private static @Nullable Geometry polygon(JsonNode rings) {
        var read = new ArrayList<LinearRing>();
        for (JsonNode ring : rings) {
            List<Coordinate> all = coordinates(ring);
            if (!all.isEmpty() && !all.get(0).equals2D(all.get(all.size() - 1))) {
                all.add(all.get(0).copy());
            }
            if (all.size() < 4) {
                return null;
            }
            read.add(FACTORY.createLinearRing(all.toArray(Coordinate[]::new)));
        }
        return read.isEmpty()
                ? null
                : FACTORY.createPolygon(
                        read.get(0), read.subList(1, read.size()).toArray(LinearRing[]::new));
    }

    /** All positions; none when one of them is not a position. */
    private static List<Coordinate> coordinates(JsonNode positions) {
        var all = new ArrayList<Coordinate>();
        for (JsonNode position : positions) {
            Coordinate at = coordinate(position);
            if (!at.isValid()) {
                return new ArrayList<>();
            }
            all.add(at);
        }
        return all;
    }

    private static Coordinate coordinate(JsonNode position) {
        return new Coordinate(number(position.path(0)), number(position.path(1)));
    }

    private static double number(JsonNode value) {
        return value.isNumber() ? value.doubleValue() : Double.NaN;
    }
}
