package dev.swath.io.planet;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.locationtech.jts.algorithm.Orientation;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.geom.PrecisionModel;

/** GeoJSON polygons (RFC 7946, EPSG:4326, longitude first) to JTS and back. */
public final class GeoJson {
    private static final GeometryFactory FACTORY = new GeometryFactory(new PrecisionModel(), 4326);
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private GeoJson() {}

    /**
     * Writes a polygon or multipolygon as the Orders API wants it: outer ring first and counter-clockwise, rings closed,
     * two coordinates a position. A multipolygon of one part becomes a polygon.
     *
     * @throws IllegalArgumentException when it is empty or not areal
     */
    public static ObjectNode write(Geometry areal) {
        List<Polygon> parts = parts(areal);
        var node = NODES.objectNode();
        if (parts.size() == 1) {
            node.put("type", "Polygon").set("coordinates", rings(parts.get(0)));
            return node;
        }
        ArrayNode coordinates = node.put("type", "MultiPolygon").putArray("coordinates");
        parts.forEach(part -> coordinates.add(rings(part)));
        return node;
    }

    /** Reads a Polygon or MultiPolygon, valid or not; nothing when it is neither, or has no usable ring. */
    public static Optional<Geometry> read(JsonNode geometry) {
        JsonNode coordinates = geometry.path("coordinates");
        return switch (geometry.path("type").asText()) {
            case "Polygon" -> polygon(coordinates).map(Geometry.class::cast);
            case "MultiPolygon" -> multiPolygon(coordinates);
            default -> Optional.empty();
        };
    }

    private static List<Polygon> parts(Geometry areal) {
        var parts = new ArrayList<Polygon>();
        for (int i = 0; i < areal.getNumGeometries(); i++) {
            if (areal.getGeometryN(i) instanceof Polygon part && !part.isEmpty()) {
                parts.add(part);
            } else {
                throw new IllegalArgumentException(
                        "a polygon or multipolygon is needed, not an empty or mixed " + areal.getGeometryType());
            }
        }
        return parts;
    }

    private static ArrayNode rings(Polygon polygon) {
        var rings = NODES.arrayNode();
        rings.add(ring(polygon.getExteriorRing(), true));
        for (int i = 0; i < polygon.getNumInteriorRing(); i++) {
            rings.add(ring(polygon.getInteriorRingN(i), false));
        }
        return rings;
    }

    private static ArrayNode ring(LinearRing ring, boolean counterClockwise) {
        boolean asIs = Orientation.isCCW(ring.getCoordinateSequence()) == counterClockwise;
        var positions = NODES.arrayNode();
        for (Coordinate at : (asIs ? ring : ring.reverse()).getCoordinates()) {
            positions.addArray().add(at.x).add(at.y);
        }
        return positions;
    }

    private static Optional<Geometry> multiPolygon(JsonNode coordinates) {
        var parts = new ArrayList<Polygon>();
        for (JsonNode part : coordinates) {
            Optional<Polygon> polygon = polygon(part);
            if (polygon.isEmpty()) {
                return Optional.empty();
            }
            parts.add(polygon.get());
        }
        return parts.isEmpty()
                ? Optional.empty()
                : Optional.of(FACTORY.createMultiPolygon(parts.toArray(Polygon[]::new)));
    }

    private static Optional<Polygon> polygon(JsonNode rings) {
        var read = new ArrayList<LinearRing>();
        for (JsonNode ring : rings) {
            List<Coordinate> positions = positions(ring);
            if (positions.size() < 4) {
                return Optional.empty();
            }
            read.add(FACTORY.createLinearRing(positions.toArray(Coordinate[]::new)));
        }
        return read.isEmpty()
                ? Optional.empty()
                : Optional.of(FACTORY.createPolygon(
                        read.get(0), read.subList(1, read.size()).toArray(LinearRing[]::new)));
    }

    /** The ring's positions, closed; none when one of them is not a position. */
    private static List<Coordinate> positions(JsonNode ring) {
        var positions = new ArrayList<Coordinate>();
        for (JsonNode position : ring) {
            var at = new Coordinate(number(position.path(0)), number(position.path(1)));
            if (!at.isValid()) {
                return List.of();
            }
            positions.add(at);
        }
        if (!positions.isEmpty() && !positions.get(0).equals2D(positions.get(positions.size() - 1))) {
            positions.add(positions.get(0).copy());
        }
        return positions;
    }

    private static double number(JsonNode value) {
        return value.isNumber() ? value.doubleValue() : Double.NaN;
    }
}
