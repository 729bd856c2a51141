package dev.swath.app.inbox;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.swath.io.planet.GeoJson;
import dev.swath.model.trouble.NoSpace;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.jspecify.annotations.Nullable;

/**
 * {@code plan.json}, {@code plan.csv} and {@code plan.geojson}: what is going to be bought, scene by scene, written as
 * it comes.
 */
final class PlanFiles {
    private static final CSVFormat CSV = CSVFormat.RFC4180
            .builder()
            .setHeader(
                    "feature",
                    "item",
                    "acquired",
                    "cloud_percent",
                    "coverage_percent",
                    "bundle",
                    "hectares",
                    "action",
                    "order",
                    "bytes_estimate")
            .get();

    private final String drop;
    private final @Nullable String digest;
    private long scenes;
    private long orders;
    private BigDecimal hectares = BigDecimal.ZERO;
    private long bytes;
    private String lastOrder = "";

    /** @param digest what approves the plan; null for a plan that nobody has to approve */
    PlanFiles(String drop, @Nullable String digest) {
        this.drop = drop;
        this.digest = digest;
    }

    /**
     * Writes each file whole or not at all. Called once.
     *
     * @param items those of one order one after the other
     * @return what it comes to, by the estimate
     */
    Plans.Sum write(Path folder, Iterator<PlanItem> items) {
        try {
            Files.createDirectories(folder);
            WholeFile.replace(
                    folder.resolve("plan.json"),
                    json -> WholeFile.replace(
                            folder.resolve("plan.csv"),
                            csv -> WholeFile.replace(
                                    folder.resolve("plan.geojson"), geojson -> write(json, csv, geojson, items))));
            return new Plans.Sum(hectares, bytes);
        } catch (IOException e) {
            throw new NoSpace("no-plan", "the plan cannot be written to " + folder + ": " + e.getMessage(), e);
        }
    }

    private void write(Path jsonFile, Path csvFile, Path geojsonFile, Iterator<PlanItem> items) throws IOException {
        try (var json = generator(jsonFile);
                var csv = new CSVPrinter(Files.newBufferedWriter(csvFile), CSV);
                var geojson = generator(geojsonFile)) {
            json.useDefaultPrettyPrinter();
            json.writeStartObject();
            json.writeStringField("drop", drop);
            if (digest != null) {
                json.writeStringField("plan", digest);
            }
            json.writeArrayFieldStart("items");
            geojson.writeStartObject();
            geojson.writeStringField("type", "FeatureCollection");
            geojson.writeArrayFieldStart("features");
            while (items.hasNext()) {
                var item = items.next();
                count(item);
                object(json, item);
                row(csv, item);
                feature(geojson, item);
            }
            geojson.writeEndArray();
            geojson.writeEndObject();
            json.writeEndArray();
            json.writeNumberField("scenes", scenes);
            json.writeNumberField("orders", orders);
            json.writeNumberField("hectares", hectares);
            json.writeNumberField("bytes_estimate", bytes);
            json.writeEndObject();
        }
    }

    private static JsonGenerator generator(Path file) throws IOException {
        return new JsonFactory().createGenerator(file.toFile(), JsonEncoding.UTF8);
    }

    private void count(PlanItem item) {
        scenes++;
        hectares = hectares.add(item.hectares());
        bytes += item.bytes();
        if (!item.shared() && !item.order().equals(lastOrder)) {
            orders++;
            lastOrder = item.order();
        }
    }

    private static void object(JsonGenerator json, PlanItem item) throws IOException {
        json.writeStartObject();
        properties(json, item);
        json.writeEndObject();
    }

    private static void properties(JsonGenerator json, PlanItem item) throws IOException {
        json.writeStringField("feature", item.feature());
        json.writeStringField("item", item.scene().id());
        json.writeStringField("acquired", item.scene().acquired().toString());
        number(json, "cloud_percent", item.scene().cloudPercent());
        number(json, "coverage_percent", item.coveragePercent());
        json.writeStringField("bundle", item.bundle());
        json.writeNumberField("hectares", item.hectares());
        json.writeStringField("action", action(item));
        json.writeStringField("order", item.order());
        json.writeNumberField("bytes_estimate", item.bytes());
    }

    private static void number(JsonGenerator json, String name, @Nullable Double value) throws IOException {
        if (value == null) {
            json.writeNullField(name);
        } else {
            json.writeNumberField(name, value);
        }
    }

    private static String action(PlanItem item) {
        return item.shared() ? "share" : "order";
    }

    private static void row(CSVPrinter csv, PlanItem item) throws IOException {
        csv.printRecord(
                item.feature(),
                item.scene().id(),
                item.scene().acquired(),
                item.scene().cloudPercent(),
                item.coveragePercent(),
                item.bundle(),
                item.hectares().toPlainString(),
                action(item),
                item.order(),
                item.bytes());
    }

    private static void feature(JsonGenerator json, PlanItem item) throws IOException {
        json.writeStartObject();
        json.writeStringField("type", "Feature");
        json.writeFieldName("geometry");
        json.writeRawValue(GeoJson.write(item.area()).toString());
        json.writeFieldName("properties");
        object(json, item);
        json.writeEndObject();
    }
}
