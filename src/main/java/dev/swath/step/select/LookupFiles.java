package dev.swath.step.select;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.swath.io.base.SafeName;
import dev.swath.io.planet.GeoJson;
import dev.swath.model.Candidate;
import dev.swath.model.Product;
import dev.swath.model.Reason;
import dev.swath.model.Request;
import dev.swath.model.Scene;
import dev.swath.model.trouble.NoSpace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Iterator;
import java.util.stream.Stream;

/**
 * What was found and decided, for people and their GIS: one GeoJSON file per feature,
 * {@code <folder>/<drop>/<feature key>.geojson}. It begins with the AOI; each scene follows with verdict and reason.
 * A file is either the former one or the whole new one. One thread writes; what a crash left half-written is overwritten.
 */
final class LookupFiles {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final Path folder;

    LookupFiles(Path folder) {
        this.folder = folder;
    }

    /**
     * @param candidates all scenes of the request's feature
     * @throws NoSpace when the file cannot be written
     */
    void write(Request request, Stream<Candidate> candidates) {
        Path drop = folder.resolve(SafeName.of(request.dropName()));
        String name = SafeName.of(request.featureKey());
        Path file = drop.resolve(name + ".geojson");
        Path temporary = drop.resolve("." + name + ".geojson.part");
        try {
            Files.createDirectories(drop);
            try {
                collection(temporary, request, candidates);
                Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(temporary);
            }
        } catch (IOException unwritable) {
            throw new NoSpace(
                    "lookup-unwritable",
                    "cannot write " + file + " (" + unwritable.getMessage()
                            + "): free space or grant the right to write",
                    unwritable);
        }
    }

    private static void collection(Path file, Request request, Stream<Candidate> candidates) throws IOException {
        try (JsonGenerator json = MAPPER.createGenerator(Files.newBufferedWriter(file))) {
            json.writeStartObject();
            json.writeStringField("type", "FeatureCollection");
            json.writeStringField("name", request.featureKey());
            json.writeArrayFieldStart("features");
            aoi(json, request);
            for (Iterator<Candidate> each = candidates.iterator(); each.hasNext(); ) {
                scene(json, each.next());
            }
            json.writeEndArray();
            json.writeEndObject();
        }
    }

    private static void aoi(JsonGenerator json, Request request) throws IOException {
        begin(json, "aoi", request.featureKey());
        json.writeStringField("drop", request.dropName());
        json.writeNumberField("hectares", request.hectares());
        json.writeEndObject();
        json.writeFieldName("geometry");
        json.writeTree(GeoJson.write(request.aoi()));
        json.writeEndObject();
    }

    private static void scene(JsonGenerator json, Candidate candidate) throws IOException {
        Scene scene = candidate.scene();
        begin(json, scene.assets().contains(Product.QUAD) ? "quad" : "scene", scene.id());
        json.writeStringField("item_type", scene.itemType());
        json.writeStringField("acquired", scene.acquired().toString());
        json.writeObjectField("cloud_percent", scene.cloudPercent());
        json.writeObjectField("coverage_percent", candidate.coveragePercent());
        json.writeBooleanField("chosen", candidate.chosen());
        Reason reason = candidate.reason();
        json.writeStringField("reason", reason == null ? "undecided" : reason.code());
        json.writeStringField("explanation", reason == null ? "not selected yet" : reason.text());
        json.writeEndObject();
        json.writeFieldName("geometry");
        json.writeTree(GeoJson.write(scene.footprint()));
        json.writeEndObject();
    }

    /** Opens a feature and its properties; what is in it tells AOI and scenes apart. */
    private static void begin(JsonGenerator json, String kind, String id) throws IOException {
        json.writeStartObject();
        json.writeStringField("type", "Feature");
        json.writeStringField("id", id);
        json.writeObjectFieldStart("properties");
        json.writeStringField("kind", kind);
        json.writeStringField("id", id);
    }
}
