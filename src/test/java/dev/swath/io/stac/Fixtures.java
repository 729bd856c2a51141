package dev.swath.io.stac;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Real items and recorded exchanges of others, read where they lie; without them a test is skipped. */
public final class Fixtures {
    private static final URI SOMEWHERE = URI.create("https://stac.example/search");

    private Fixtures() {}

    public static Path folder(String name) {
        Path folder = Path.of(System.getProperty("fixtures", "../shared/fixtures"), name);
        assumeTrue(Files.isDirectory(folder), folder + " is not there");
        return folder;
    }

    public static ObjectNode json(String path) {
        int slash = path.lastIndexOf('/');
        return json(folder(path.substring(0, slash)).resolve(path.substring(slash + 1)));
    }

    public static ObjectNode json(Path file) {
        try {
            return StacJson.object(Files.readAllBytes(file)).orElseThrow();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    public static List<Path> files(String folder) {
        try (var files = Files.walk(folder(folder))) {
            return files.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .toList();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** What a service answered. */
    public static ObjectNode recorded(String name) {
        JsonNode body =
                json("stac-api-recordings/" + name + ".json").path("response").path("body");
        return (ObjectNode) body;
    }

    /** All usable items of a recorded page, of one collection or of all. */
    public static List<StacItem> items(String recording, String collection) {
        var items = new ArrayList<StacItem>();
        for (JsonNode feature : recorded(recording).path("features")) {
            ItemReader.read(feature, SOMEWHERE, lacking -> {})
                    .filter(item -> collection.isEmpty() || collection.equals(item.collection()))
                    .ifPresent(items::add);
        }
        return items;
    }

    public static StacItem item(String path) {
        return item(json(path));
    }

    public static StacItem item(ObjectNode json) {
        return ItemReader.read(json, SOMEWHERE, lacking -> {
                    throw new AssertionError(lacking);
                })
                .orElseThrow();
    }

    /** An item of its properties alone. */
    public static StacItem item(String collection, String properties) {
        return item(StacJson.parsed("""
                {"type":"Feature","stac_version":"1.0.0","id":"one","collection":"%s","bbox":[10,50,11,51],
                 "geometry":{"type":"Polygon","coordinates":[[[10,50],[11,50],[11,51],[10,51],[10,50]]]},
                 "properties":{"datetime":"2024-06-01T10:00:00Z"%s},"links":[],
                 "assets":{"red":{"href":"https://files.example/red.tif"}}}""".formatted(collection, properties.isEmpty() ? "" : "," + properties))
                .map(ObjectNode.class::cast)
                .orElseThrow());
    }
}
