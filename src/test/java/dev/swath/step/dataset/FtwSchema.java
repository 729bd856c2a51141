package dev.swath.step.dataset;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** The schema of the {@code ftw} extension, as it lies in the documentation. */
public final class FtwSchema {
    /** The folder of the extension. */
    static final Path FOLDER = Path.of("docs/ftw-extension");

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final JsonNode DOCUMENT = read(FOLDER.resolve("json-schema/schema.json"));
    private static final JsonSchema SCHEMA =
            JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V7).getSchema(DOCUMENT);

    private FtwSchema() {}

    /** What is wrong with an item or a collection by the extension's rules, whether it declares the extension or not. */
    public static List<String> faults(JsonNode document) {
        ObjectNode declared = document.deepCopy();
        declared.withArrayProperty("stac_extensions")
                .add(DOCUMENT.path("$id").asText().replaceFirst("#$", ""));
        return SCHEMA.validate(declared).stream()
                .map(ValidationMessage::getMessage)
                .toList();
    }

    /** The fields that it knows. */
    static Set<String> fields() {
        var fields = new TreeSet<String>();
        DOCUMENT.at("/definitions/fields/properties").fieldNames().forEachRemaining(fields::add);
        return fields;
    }

    static ObjectNode example(String name) {
        return (ObjectNode) read(FOLDER.resolve("examples/" + name + ".json"));
    }

    private static JsonNode read(Path file) {
        try {
            return JSON.readTree(Files.readAllBytes(file));
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
    }
}
