package dev.swath.io.vector;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.Polygon;

/** Builds the geometries of RFC 7946 section 3.1 from nested lists of coordinates. */
final class GeoJsonGeometry {
    private static final GeometryFactory GEOMETRY = new GeometryFactory();

    private GeoJsonGeometry() {}

    /** Null for empty coordinates, which RFC 7946 section 3.1 lets one read as no geometry. */
    static @Nullable Geometry of(String type, @Nullable Object coordinates) throws Unreadable {
        if (coordinates instanceof List<?> list && list.isEmpty()) {
            return null;
        }
        return switch (type) {
            case "Point" -> GEOMETRY.createPoint(position(coordinates));
            case "MultiPoint" -> GEOMETRY.createMultiPointFromCoords(positions(coordinates));
            case "LineString" -> line(coordinates);
            case "MultiLineString" -> lines(list(coordinates));
            case "Polygon" -> polygon(list(coordinates));
            case "MultiPolygon" -> polygons(list(coordinates));
            case "" -> throw new Unreadable("an object without a type where a feature or geometry should be");
            default -> throw new Unreadable("unknown type " + type);
        };
    }

    static @Nullable Geometry collection(List<Geometry> members) {
        return members.isEmpty() ? null : GEOMETRY.createGeometryCollection(members.toArray(new Geometry[0]));
    }

    private static LineString line(@Nullable Object coordinates) throws Unreadable {
        Coordinate[] positions = positions(coordinates);
        if (positions.length < 2) {
            throw new Unreadable("a line of fewer than two positions");
        }
        return GEOMETRY.createLineString(positions);
    }

    private static Geometry lines(List<?> members) throws Unreadable {
        List<LineString> lines = new ArrayList<>();
        for (Object member : members) {
            lines.add(line(member));
        }
        return GEOMETRY.createMultiLineString(lines.toArray(new LineString[0]));
    }

    private static Polygon polygon(List<?> members) throws Unreadable {
        List<Coordinate[]> rings = new ArrayList<>();
        for (Object member : members) {
            rings.add(positions(member));
        }
        return PolygonRings.polygon(rings);
    }

    private static Geometry polygons(List<?> members) throws Unreadable {
        List<Polygon> polygons = new ArrayList<>();
        for (Object member : members) {
            polygons.add(polygon(list(member)));
        }
        return GEOMETRY.createMultiPolygon(polygons.toArray(new Polygon[0]));
    }

    private static Coordinate[] positions(@Nullable Object coordinates) throws Unreadable {
        List<?> list = list(coordinates);
        Coordinate[] positions = new Coordinate[list.size()];
        for (int i = 0; i < positions.length; i++) {
            positions[i] = position(list.get(i));
        }
        return positions;
    }

    private static Coordinate position(@Nullable Object value) throws Unreadable {
        if (value instanceof Coordinate position && Double.isFinite(position.x) && Double.isFinite(position.y)) {
            return position;
        }
        throw new Unreadable("a position is not two numbers");
    }

    private static List<?> list(@Nullable Object value) throws Unreadable {
        if (value instanceof List<?> list) {
            return list;
        }
        throw new Unreadable("coordinates are missing or nested too little");
    }
}
