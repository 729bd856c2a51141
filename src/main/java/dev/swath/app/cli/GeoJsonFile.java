package dev.swath.app.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.swath.io.planet.GeoJson;
import dev.swath.model.trouble.NoSpace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryCollection;

/**
 * One GeoJSON file (RFC 7946: WGS 84, longitude first), written feature by feature; its name appears when it is whole.
 * Its troubles are {@link NoSpace}.
 */
final class GeoJsonFile implements AutoCloseable {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final Path file;
    private final Path part;
    private final JsonGenerator json;

    private GeoJsonFile(Path file, Path part, JsonGenerator json) {
        this.file = file;
        this.part = part;
        this.json = json;
    }

    /** Begins the file, with the folders it needs. */
    static GeoJsonFile create(Path file) {
        var part = file.resolveSibling("." + file.getFileName() + ".part");
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            var json = MAPPER.createGenerator(Files.newBufferedWriter(part));
            json.writeStartObject();
            json.writeStringField("type", "FeatureCollection");
            json.writeArrayFieldStart("features");
            return new GeoJsonFile(file, part, json);
        } catch (IOException e) {
            throw unwritable(file, e);
        }
    }

    /**
     * @param lonLat null = a feature without a place
     * @param properties texts, numbers and truths
     */
    void add(@Nullable String id, @Nullable Geometry lonLat, Map<String, ? extends @Nullable Object> properties) {
        try {
            json.writeStartObject();
            json.writeStringField("type", "Feature");
            if (id != null) {
                json.writeStringField("id", id);
            }
            json.writeFieldName("geometry");
            if (lonLat == null || lonLat.isEmpty()) {
                json.writeNull();
            } else {
                json.writeTree(geometry(lonLat));
            }
            json.writeObjectFieldStart("properties");
            for (var property : properties.entrySet()) {
                json.writeFieldName(property.getKey());
                value(property.getValue());
            }
            json.writeEndObject();
            json.writeEndObject();
        } catch (IOException e) {
            throw unwritable(file, e);
        }
    }

    private void value(@Nullable Object value) throws IOException {
        if (value == null || value instanceof Number || value instanceof Boolean) {
            json.writeObject(value);
        } else {
            json.writeString(value.toString());
        }
    }

    private static ObjectNode geometry(Geometry shape) {
        return switch (shape.getGeometryType()) {
            case "Polygon", "MultiPolygon" -> GeoJson.write(shape);
            case "Point" -> NODES.objectNode().put("type", "Point").set("coordinates", position(shape.getCoordinate()));
            case "GeometryCollection" -> {
                var collection = NODES.objectNode().put("type", "GeometryCollection");
                collection.set("geometries", parts(shape, false));
                yield collection;
            }
            case "MultiPoint", "MultiLineString" ->
                NODES.objectNode().put("type", shape.getGeometryType()).set("coordinates", parts(shape, true));
            default -> NODES.objectNode().put("type", "LineString").set("coordinates", line(shape));
        };
    }

    /** @param bare coordinates without their types */
    private static ArrayNode parts(Geometry shape, boolean bare) {
        var parts = NODES.arrayNode();
        for (int i = 0; shape instanceof GeometryCollection && i < shape.getNumGeometries(); i++) {
            var part = geometry(shape.getGeometryN(i));
            parts.add(bare ? part.get("coordinates") : part);
        }
        return parts;
    }

    private static ArrayNode line(Geometry line) {
        var positions = NODES.arrayNode();
        for (var at : line.getCoordinates()) {
            positions.add(position(at));
        }
        return positions;
    }

    private static ArrayNode position(Coordinate at) {
        return NODES.arrayNode().add(at.x).add(at.y);
    }

    /** The file is whole. */
    void finish() {
        try {
            json.writeEndArray();
            json.writeEndObject();
            json.close();
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw unwritable(file, e);
        }
    }

    /** Leaves nothing behind unless {@link #finish} was called. */
    @Override
    public void close() {
        try {
            json.close();
            Files.deleteIfExists(part);
        } catch (IOException e) {
            throw unwritable(file, e);
        }
    }

    private static NoSpace unwritable(Path file, IOException e) {
        return new NoSpace(
                "cannot-write", file + ": cannot be written (" + e.getMessage() + "); choose another place", e);
    }
}
