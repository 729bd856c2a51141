package dev.swath.app.inbox;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import dev.swath.io.base.SafeName;
import dev.swath.io.ledger.Ledger;
import dev.swath.io.ledger.Summaries.Arrived;
import dev.swath.io.ledger.Summaries.Bought;
import dev.swath.io.ledger.Summaries.Shared;
import dev.swath.model.Claim;
import dev.swath.model.Job;
import dev.swath.model.Route;
import dev.swath.model.trouble.NoSpace;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.apache.camel.Exchange;

/**
 * One JSON per feature with its orders: names, ids, states, items and the names of their files. Never a link: those are
 * signed, and minted anew when needed.
 */
public final class OrderFiles {
    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    private final Ledger ledger;
    private final Path folder;

    /** @param folder files are written to {@code <folder>/<drop>/<feature>.json} */
    public OrderFiles(Ledger ledger, Path folder) {
        this.ledger = ledger;
        this.folder = folder;
    }

    /**
     * Rewrites the file of the feature that the claimed order or file (exchange property {@code claim}) belongs to. One
     * at a time: what was read from the ledger last is written last, and what a crash left half-written is overwritten.
     */
    public synchronized void write(Exchange exchange) {
        var claim = exchange.getProperty("claim", Claim.class);
        if ((claim.route() == Route.DOWNLOAD || claim.route() == Route.ARRIVAL)
                && !ledger.deliveries().get(claim.workId()).isManifest()) {
            // only a manifest brings new names
            return;
        }
        var request = ledger.features().request(requestOf(claim));
        write(request.dropName(), request.jobId(), request.featureKey(), request.featureId());
    }

    private String requestOf(Claim claim) {
        return switch (claim.route()) {
            case ARRIVAL, DOWNLOAD ->
                ledger.orders()
                        .get(ledger.deliveries().get(claim.workId()).orderId())
                        .requestId();
            case DOWNLOAD_SHARE -> ledger.shares().standing(claim).share().requestId();
            default -> ledger.orders().get(claim.workId()).requestId();
        };
    }

    /** Writes the files of all features of a drop that ended: a crash may have left one behind the ledger. */
    synchronized void writeAll(Job job) {
        try (var features = ledger.features().stream(job.id())) {
            features.filter(feature -> feature.aside() == null)
                    .forEach(feature -> write(job.name(), job.id(), feature.key(), feature.id()));
        }
    }

    private void write(String drop, String jobId, String feature, String featureId) {
        var summary = ledger.summaries().of(featureId);
        if (summary.orders().isEmpty() && summary.shared().isEmpty()) {
            return;
        }
        var file = folder.resolve(SafeName.of(drop)).resolve(SafeName.of(feature) + ".json");
        var content = new LinkedHashMap<String, Object>();
        content.put("feature", feature);
        content.put("drop", drop);
        content.put("drop_id", jobId);
        content.put("orders", summary.orders().stream().map(OrderFiles::order).toList());
        content.put("shared", summary.shared().stream().map(OrderFiles::shared).toList());
        try {
            Files.createDirectories(file.getParent());
            WholeFile.replace(file, part -> JSON.writeValue(part.toFile(), content));
        } catch (IOException e) {
            throw new NoSpace("no-order-file", file + " cannot be written: " + e.getMessage(), e);
        }
    }

    private static Map<String, Object> shared(Shared shared) {
        var fields = new TreeMap<String, Object>();
        fields.put("order", shared.order());
        fields.put("drop", shared.drop());
        fields.put("planet_id", shared.planetId() == null ? "" : shared.planetId());
        fields.put("items", shared.items());
        fields.put("results", shared.files().stream().map(Arrived::path).toList());
        return fields;
    }

    private static Map<String, Object> order(Bought order) {
        var fields = new TreeMap<String, Object>();
        fields.put("name", order.name());
        fields.put("state", order.state());
        fields.put("planet_id", order.planetId() == null ? "" : order.planetId());
        fields.put("planet_state", order.planetState() == null ? "" : order.planetState());
        fields.put("hectares", BigDecimal.valueOf(order.hectaresE4(), 4));
        fields.put("items", order.items());
        fields.put("results", order.files().stream().map(Arrived::path).toList());
        if (order.reason() != null) {
            fields.put("reason", order.reason().text());
        }
        return fields;
    }
}
