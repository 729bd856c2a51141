package dev.swath.app.sandbox.stac;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Polygon;

/** GeoJSON geometries and boxes to JTS and back. */
final class Shapes {
    private static final GeometryFactory FACTORY = new GeometryFactory();

    private Shapes() {}

    static Geometry box(double west, double south, double east, double north) {
        return FACTORY.toGeometry(new Envelope(west, east, south, north));
    }

    /** Four or six numbers; west above east means across the antimeridian. */
    static Geometry box(JsonNode numbers) {
        boolean flat = numbers.size() == 4;
        if (!flat && numbers.size() != 6) {
            throw Refusal.bad("Invalid bbox: must have 4 or 6 numbers");
        }
        double west = number(numbers, 0);
        double south = number(numbers, 1);
        double east = number(numbers, flat ? 2 : 3);
        double north = number(numbers, flat ? 3 : 4);
        if (south > north || south < -90 || north > 90) {
            throw Refusal.bad("Invalid bbox: southern latitude must be less than northern latitude");
        }
        return west <= east
                ? box(west, south, east, north)
                : box(west, south, 180, north).union(box(-180, south, east, north));
    }

    private static double number(JsonNode numbers, int i) {
        if (!numbers.path(i).isNumber()) {
            throw Refusal.bad("Invalid bbox: must be numbers");
        }
        return numbers.get(i).asDouble();
    }

    static Geometry read(JsonNode tree) {
        try {
            return geometry(tree);
        } catch (IllegalArgumentException unusable) {
            throw Refusal.bad("Invalid intersects: " + unusable.getMessage());
        }
    }

    private static Geometry geometry(JsonNode tree) {
        JsonNode coordinates = tree.path("coordinates");
        return switch (tree.path("type").asText()) {
            case "Point" -> FACTORY.createPoint(position(coordinates));
            case "MultiPoint" -> FACTORY.createMultiPointFromCoords(positions(coordinates));
            case "LineString" -> FACTORY.createLineString(positions(coordinates));
            case "Polygon" -> polygon(coordinates);
            case "MultiPolygon" ->
                FACTORY.createMultiPolygon(
                        each(coordinates).map(Shapes::polygon).toArray(Polygon[]::new));
            default -> throw new IllegalArgumentException("not a GeoJSON geometry");
        };
    }

    static ObjectNode write(Geometry polygon) {
        ObjectNode tree = Json.object().put("type", "Polygon");
        var ring = tree.putArray("coordinates").addArray();
        for (Coordinate at : polygon.getCoordinates()) {
            ring.addArray().add(at.x).add(at.y);
        }
        return tree;
    }

    private static Polygon polygon(JsonNode rings) {
        List<LinearRing> all = each(rings)
                .map(ring -> FACTORY.createLinearRing(positions(ring)))
                .toList();
        if (all.isEmpty()) {
            throw new IllegalArgumentException("a polygon has a ring");
        }
        return FACTORY.createPolygon(all.get(0), all.subList(1, all.size()).toArray(LinearRing[]::new));
    }

    private static Coordinate[] positions(JsonNode array) {
        return each(array).map(Shapes::position).toArray(Coordinate[]::new);
    }

    private static Coordinate position(JsonNode pair) {
        if (!pair.path(0).isNumber() || !pair.path(1).isNumber()) {
            throw new IllegalArgumentException("a position is two numbers");
        }
        return new Coordinate(pair.get(0).asDouble(), pair.get(1).asDouble());
    }

    private static Stream<JsonNode> each(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }
}
