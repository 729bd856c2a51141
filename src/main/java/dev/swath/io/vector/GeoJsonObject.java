package dev.swath.io.vector;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.CoordinateXY;
import org.locationtech.jts.geom.Geometry;

/** One GeoJSON object as its members come, in any order: a feature, a geometry, or the frame of a collection. */
final class GeoJsonObject {
    private static final int MAX_POSITIONS = RecordReader.MAX_RECORD_BYTES / 16;

    private final Map<String, Object> properties = new LinkedHashMap<>();
    private String type = "";
    private @Nullable Object id;
    private @Nullable Object coordinates;
    private @Nullable GeoJsonObject geometry;
    private @Nullable List<GeoJsonObject> geometries;
    private boolean collection;
    private int positions;

    /** The names of all properties met so far. */
    static final class Columns {
        private final Set<String> names = new LinkedHashSet<>();

        List<String> names() {
            return List.copyOf(names);
        }
    }

    void collection() {
        collection = true;
    }

    /** Whether this frames features, rather than being one. {@code opened}: its array of features lies ahead. */
    boolean isCollection(boolean opened) {
        return collection || (!opened && type.equals("FeatureCollection"));
    }

    /** Takes the member whose value the parser is at; what has no meaning here is skipped. */
    void read(String member, JsonParser parser, ObjectMapper json) throws IOException {
        JsonToken value = parser.currentToken();
        switch (member) {
            case "type" -> type = value == JsonToken.VALUE_STRING ? parser.getText() : "";
            case "id" -> id = value(json.readTree(parser));
            case "coordinates" -> coordinates = coordinates(parser);
            case "geometry" -> geometry = value == JsonToken.START_OBJECT ? object(parser, json) : null;
            case "geometries" -> geometries = value == JsonToken.START_ARRAY ? objects(parser, json) : null;
            case "properties" -> properties(parser, json);
            default -> parser.skipChildren();
        }
        if (parser.currentToken() == JsonToken.START_OBJECT || parser.currentToken() == JsonToken.START_ARRAY) {
            parser.skipChildren();
        }
    }

    private static GeoJsonObject object(JsonParser parser, ObjectMapper json) throws IOException {
        GeoJsonObject object = new GeoJsonObject();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String member = parser.currentName();
            parser.nextToken();
            object.read(member, parser, json);
        }
        return object;
    }

    private static List<GeoJsonObject> objects(JsonParser parser, ObjectMapper json) throws IOException {
        List<GeoJsonObject> objects = new ArrayList<>();
        while (parser.nextToken() == JsonToken.START_OBJECT) {
            objects.add(object(parser, json));
        }
        return objects;
    }

    /** A position becomes a coordinate, other arrays lists; anything else is kept as it is for the complaint. */
    private Object coordinates(JsonParser parser) throws IOException {
        if (parser.currentToken() != JsonToken.START_ARRAY) {
            String text = parser.getText();
            parser.skipChildren();
            return text;
        }
        JsonToken first = parser.nextToken();
        if (first != null && first.isNumeric()) {
            double x = parser.getDoubleValue();
            double y = Double.NaN;
            for (int i = 1; parser.nextToken() != JsonToken.END_ARRAY; i++) {
                y = i == 1 && parser.currentToken().isNumeric() ? parser.getDoubleValue() : y;
                parser.skipChildren();
            }
            positions++;
            return new CoordinateXY(x, y);
        }
        List<Object> list = new ArrayList<>();
        for (JsonToken token = first; token != JsonToken.END_ARRAY; token = parser.nextToken()) {
            Object member = coordinates(parser);
            if (positions <= MAX_POSITIONS) {
                list.add(member);
            }
        }
        return list;
    }

    private void properties(JsonParser parser, ObjectMapper json) throws IOException {
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            return;
        }
        JsonNode node = json.readTree(parser);
        node.properties().forEach(property -> {
            Object value = value(property.getValue());
            if (value != null) {
                properties.put(property.getKey(), value);
            }
        });
    }

    private static @Nullable Object value(JsonNode node) {
        if (node.isNull() || node.isMissingNode()) {
            return null;
        }
        if (node.isBoolean()) {
            return node.booleanValue();
        }
        if (node.isIntegralNumber()) {
            return node.canConvertToLong() ? (Object) node.longValue() : node.asText();
        }
        if (node.isNumber()) {
            return node.doubleValue();
        }
        return node.isTextual() ? node.textValue() : node.toString();
    }

    RawFeature toFeature(long row, Columns columns) {
        Map<String, Object> attributes = new LinkedHashMap<>();
        if (id != null && !properties.containsKey("id")) {
            attributes.put("id", id);
        }
        attributes.putAll(properties);
        columns.names.addAll(attributes.keySet());
        try {
            GeoJsonObject shape = type.equals("Feature") ? geometry : this;
            return new RawFeature(row, shape == null ? null : shape.toGeometry(), attributes, null);
        } catch (Unreadable e) {
            return new RawFeature(row, null, attributes, e.getMessage());
        }
    }

    private @Nullable Geometry toGeometry() throws Unreadable {
        if (positions > MAX_POSITIONS) {
            throw new Unreadable("more than " + MAX_POSITIONS + " positions; split or simplify this geometry");
        }
        if (!type.equals("GeometryCollection")) {
            return GeoJsonGeometry.of(type, coordinates);
        }
        List<Geometry> members = new ArrayList<>();
        for (GeoJsonObject member : geometries == null ? List.<GeoJsonObject>of() : geometries) {
            Geometry geometryOfMember = member.toGeometry();
            if (geometryOfMember != null) {
                members.add(geometryOfMember);
            }
        }
        return GeoJsonGeometry.collection(members);
    }
}
