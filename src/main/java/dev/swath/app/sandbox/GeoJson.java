package dev.swath.app.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Polygon;

/** GeoJSON geometries to JTS and back. */
final class GeoJson {
    private static final GeometryFactory FACTORY = new GeometryFactory();

    private GeoJson() {}

    /** @throws IllegalArgumentException when the tree is not a geometry that the services know */
    static Geometry read(JsonNode tree) {
        JsonNode coordinates = tree.path("coordinates");
        if (!coordinates.isArray()) {
            throw new IllegalArgumentException("not a GeoJSON geometry");
        }
        return switch (tree.path("type").asText()) {
            case "Point" -> FACTORY.createPoint(position(coordinates));
            case "LineString" -> FACTORY.createLineString(positions(coordinates));
            case "Polygon" -> polygon(coordinates);
            case "MultiPolygon" ->
                FACTORY.createMultiPolygon(
                        each(coordinates).map(GeoJson::polygon).toArray(Polygon[]::new));
            default -> throw new IllegalArgumentException("not a GeoJSON geometry");
        };
    }

    static ObjectNode write(Geometry geometry) {
        var polygons = new ArrayList<ArrayNode>();
        for (int i = 0; i < geometry.getNumGeometries(); i++) {
            if (geometry.getGeometryN(i) instanceof Polygon polygon) {
                polygons.add(rings(polygon));
            }
        }
        ObjectNode tree = Json.object();
        if (polygons.size() == 1) {
            tree.put("type", "Polygon").set("coordinates", polygons.get(0));
        } else {
            tree.put("type", "MultiPolygon").putArray("coordinates").addAll(polygons);
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
        return each(array).map(GeoJson::position).toArray(Coordinate[]::new);
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

    private static ArrayNode rings(Polygon polygon) {
        ArrayNode rings = Json.array().add(ring(polygon.getExteriorRing()));
        for (int i = 0; i < polygon.getNumInteriorRing(); i++) {
            rings.add(ring(polygon.getInteriorRingN(i)));
        }
        return rings;
    }

    private static ArrayNode ring(LinearRing ring) {
        ArrayNode positions = Json.array();
        for (Coordinate at : ring.getCoordinates()) {
            positions.addArray().add(at.x).add(at.y);
        }
        return positions;
    }
}
