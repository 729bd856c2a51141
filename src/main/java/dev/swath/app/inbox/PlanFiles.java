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
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.jspecify.annotations.Nullable;

/** {@code plan.json}, {@code plan.csv} and {@code plan.geojson}: what is going to be bought, scene by scene. */
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
                    "order")
            .get();

    private final String drop;
    private final @Nullable String digest;
    private final List<PlanItem> items;

    /** @param digest what approves the plan; null for a plan that nobody has to approve */
    PlanFiles(String drop, @Nullable String digest, List<PlanItem> items) {
        this.drop = drop;
        this.digest = digest;
        this.items = items;
    }

    /** Writes each file whole or not at all. */
    void write(Path folder) {
        try {
            Files.createDirectories(folder);
            WholeFile.replace(folder.resolve("plan.json"), this::json);
            WholeFile.replace(folder.resolve("plan.csv"), this::csv);
            WholeFile.replace(folder.resolve("plan.geojson"), this::geojson);
        } catch (IOException e) {
            throw new NoSpace("no-plan", "the plan cannot be written to " + folder + ": " + e.getMessage(), e);
        }
    }

    BigDecimal hectares() {
        return items.stream().map(PlanItem::hectares).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private void json(Path file) throws IOException {
        try (var json = new JsonFactory().createGenerator(file.toFile(), JsonEncoding.UTF8)) {
            json.useDefaultPrettyPrinter();
            json.writeStartObject();
            json.writeStringField("drop", drop);
            if (digest != null) {
                json.writeStringField("plan", digest);
            }
            json.writeNumberField("scenes", items.size());
            json.writeNumberField("orders", orders());
            json.writeNumberField("hectares", hectares());
            json.writeArrayFieldStart("items");
            for (var item : items) {
                json.writeStartObject();
                properties(json, item);
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeEndObject();
        }
    }

    private long orders() {
        return items.stream()
                .filter(item -> !item.shared())
                .map(PlanItem::order)
                .distinct()
                .count();
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

    private void csv(Path file) throws IOException {
        try (var printer = new CSVPrinter(Files.newBufferedWriter(file), CSV)) {
            for (var item : items) {
                printer.printRecord(
                        item.feature(),
                        item.scene().id(),
                        item.scene().acquired(),
                        item.scene().cloudPercent(),
                        item.coveragePercent(),
                        item.bundle(),
                        item.hectares().toPlainString(),
                        action(item),
                        item.order());
            }
        }
    }

    private void geojson(Path file) throws IOException {
        try (var json = new JsonFactory().createGenerator(file.toFile(), JsonEncoding.UTF8)) {
            json.writeStartObject();
            json.writeStringField("type", "FeatureCollection");
            json.writeArrayFieldStart("features");
            for (var item : items) {
                json.writeStartObject();
                json.writeStringField("type", "Feature");
                json.writeFieldName("geometry");
                json.writeRawValue(GeoJson.write(item.area()).toString());
                json.writeObjectFieldStart("properties");
                properties(json, item);
                json.writeEndObject();
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeEndObject();
        }
    }
}
