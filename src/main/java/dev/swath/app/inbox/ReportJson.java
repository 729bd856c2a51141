package dev.swath.app.inbox;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.swath.io.ledger.Ledger;
import dev.swath.io.ledger.Summaries.Arrived;
import dev.swath.io.ledger.Summaries.Bought;
import dev.swath.io.ledger.Summaries.Shared;
import dev.swath.io.ledger.Summaries.Summary;
import dev.swath.model.Feature;
import dev.swath.model.Job;
import dev.swath.model.Reason;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** {@code report.json}: every feature of a drop, streamed, with what was found, chosen, ordered and delivered. */
final class ReportJson {
    private ReportJson() {}

    static void write(Ledger ledger, Job job, Path file) throws IOException {
        try (var json = new JsonFactory().createGenerator(file.toFile(), JsonEncoding.UTF8)) {
            json.useDefaultPrettyPrinter();
            json.writeStartObject();
            head(json, job);
            int round = ledger.standing().number(job.id());
            if (round > 0) {
                json.writeNumberField("round", round);
            }
            reasons(json, ledger.jobs().reasons(job.id()));
            var totals = new Totals();
            json.writeArrayFieldStart("features");
            try (var features = ledger.features().stream(job.id())) {
                for (var each = features.iterator(); each.hasNext(); ) {
                    var feature = each.next();
                    var summary = ledger.summaries().of(feature.id());
                    totals.add(feature, summary);
                    feature(json, feature, summary);
                }
            }
            json.writeEndArray();
            totals(json, totals);
            json.writeEndObject();
        }
    }

    private static void head(JsonGenerator json, Job job) throws IOException {
        json.writeStringField("drop", job.name());
        json.writeStringField("id", job.id());
        json.writeStringField("state", job.state().name().toLowerCase(java.util.Locale.ROOT));
        reason(json, job.reason());
        text(json, "revision", job.revision());
        json.writeStringField("source", job.source().getFileName().toString());
        json.writeStringField("arrived", job.arrived().toString());
        text(json, "finished", job.finished() == null ? null : job.finished().toString());
        json.writeObjectFieldStart("settings");
        for (Map.Entry<String, String> setting : new TreeMap<>(job.settings()).entrySet()) {
            json.writeStringField(setting.getKey(), setting.getValue());
        }
        json.writeEndObject();
    }

    /** Why anything of the drop waits, was set aside or given up; the most frequent ones. */
    private static void reasons(JsonGenerator json, Map<Reason, Long> reasons) throws IOException {
        json.writeArrayFieldStart("reasons");
        for (var each : reasons.entrySet()) {
            json.writeStartObject();
            reason(json, each.getKey());
            json.writeNumberField("rows", each.getValue());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void feature(JsonGenerator json, Feature feature, Summary summary) throws IOException {
        json.writeStartObject();
        json.writeStringField("feature", feature.key());
        json.writeNumberField("row", feature.row());
        if (feature.aside() != null) {
            json.writeStringField("status", "aside");
            reason(json, feature.aside());
            json.writeEndObject();
            return;
        }
        json.writeStringField("status", status(summary));
        json.writeNumberField("hectares", feature.hectares());
        json.writeArrayFieldStart("repairs");
        for (var repair : feature.repairs()) {
            json.writeString(repair);
        }
        json.writeEndArray();
        json.writeNumberField("found", summary.found());
        json.writeNumberField("chosen", summary.chosen());
        json.writeObjectFieldStart("rejected");
        for (var count : new TreeMap<>(summary.rejected()).entrySet()) {
            json.writeNumberField(count.getKey(), count.getValue());
        }
        json.writeEndObject();
        troubles(json, summary);
        json.writeArrayFieldStart("orders");
        for (var order : summary.orders()) {
            order(json, order);
        }
        json.writeEndArray();
        json.writeArrayFieldStart("shared");
        for (var shared : summary.shared()) {
            shared(json, shared);
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void troubles(JsonGenerator json, Summary summary) throws IOException {
        json.writeArrayFieldStart("troubles");
        for (var trouble : summary.troubles()) {
            json.writeStartObject();
            json.writeStringField("at", trouble.route());
            json.writeStringField("status", trouble.status());
            reason(json, trouble.reason());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    /** What another request's order bought, and this one gets too. */
    private static void shared(JsonGenerator json, Shared shared) throws IOException {
        json.writeStartObject();
        json.writeStringField("order", shared.order());
        json.writeStringField("drop", shared.drop());
        text(json, "planet_id", shared.planetId());
        json.writeStringField("status", shared.status());
        reason(json, shared.reason());
        items(json, shared.items());
        files(json, shared.files());
        json.writeEndObject();
    }

    private static void order(JsonGenerator json, Bought order) throws IOException {
        json.writeStartObject();
        json.writeStringField("name", order.name());
        json.writeStringField("state", order.state());
        text(json, "planet_id", order.planetId());
        text(json, "planet_state", order.planetState());
        json.writeStringField("status", order.status());
        reason(json, order.reason());
        json.writeNumberField("hectares", BigDecimal.valueOf(order.hectaresE4(), 4));
        items(json, order.items());
        files(json, order.files());
        json.writeEndObject();
    }

    private static void items(JsonGenerator json, List<String> items) throws IOException {
        json.writeArrayFieldStart("items");
        for (var item : items) {
            json.writeString(item);
        }
        json.writeEndArray();
    }

    private static void files(JsonGenerator json, List<Arrived> files) throws IOException {
        json.writeArrayFieldStart("files");
        for (var file : files) {
            json.writeStartObject();
            json.writeStringField("path", file.path());
            json.writeStringField("target", file.target());
            json.writeStringField("status", file.status());
            json.writeNumberField("bytes", file.bytes());
            text(json, "digest", file.digest());
            text(json, "crc32c", file.crc32c() == null ? null : "%08x".formatted(file.crc32c()));
            reason(json, file.reason());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void totals(JsonGenerator json, Totals totals) throws IOException {
        json.writeObjectFieldStart("totals");
        json.writeNumberField("features", totals.features);
        json.writeNumberField("aside", totals.aside);
        json.writeNumberField("hectares", totals.hectares);
        json.writeNumberField("found", totals.found);
        json.writeNumberField("chosen", totals.chosen);
        json.writeNumberField("orders", totals.orders);
        json.writeNumberField("orders_placed", totals.ordersPlaced);
        json.writeNumberField("ordered_hectares", totals.orderedHectares());
        json.writeNumberField("shared_scenes", totals.sharedScenes);
        json.writeNumberField("files", totals.files);
        json.writeNumberField("delivered", totals.delivered);
        json.writeNumberField("bytes", totals.bytes);
        json.writeNumberField("failed", totals.failed);
        json.writeNumberField("waiting", totals.waiting);
        json.writeEndObject();
    }

    /** One word for the whole feature: the worst that any part of it came to. */
    static String status(Summary summary) {
        var words = new java.util.TreeSet<String>();
        summary.troubles().forEach(trouble -> words.add(trouble.status()));
        summary.orders().forEach(order -> {
            words.add(order.status());
            order.files().forEach(file -> words.add(file.status()));
        });
        summary.shared().forEach(shared -> words.add(shared.status()));
        for (var word : List.of("failed", "held", "waiting", "working", "cancelled")) {
            if (words.contains(word)) {
                return word;
            }
        }
        return summary.chosen() > 0 ? "delivered" : summary.found() > 0 ? "nothing chosen" : "nothing found";
    }

    private static void reason(JsonGenerator json, @Nullable Reason reason) throws IOException {
        if (reason != null) {
            json.writeStringField("code", reason.code());
            json.writeStringField("reason", reason.text());
        }
    }

    private static void text(JsonGenerator json, String name, @Nullable String value) throws IOException {
        if (value != null) {
            json.writeStringField(name, value);
        }
    }
}
