package dev.swath.app.inbox;

import dev.swath.io.ledger.Summaries.Summary;
import dev.swath.model.Feature;
import java.math.BigDecimal;

/** Sums over the features of a drop, gathered while they stream by. */
final class Totals {
    long features;
    long aside;
    long found;
    long chosen;
    long orders;
    long ordersPlaced;
    long sharedScenes;
    long files;
    long delivered;
    long failed;
    long waiting;
    long bytes;
    BigDecimal hectares = BigDecimal.ZERO;
    private long orderedHectaresE4;

    void add(Feature feature, Summary summary) {
        features++;
        if (feature.aside() != null) {
            aside++;
            return;
        }
        hectares = hectares.add(feature.hectares());
        found += summary.found();
        chosen += summary.chosen();
        for (var trouble : summary.troubles()) {
            count(trouble.status());
        }
        for (var shared : summary.shared()) {
            sharedScenes += shared.items().size();
            count(shared.status());
            for (var file : shared.files()) {
                files++;
                if (file.status().equals("done")) {
                    delivered++;
                }
            }
        }
        for (var order : summary.orders()) {
            orders++;
            if (order.planetId() != null) {
                ordersPlaced++;
                orderedHectaresE4 += order.hectaresE4();
            }
            count(order.status());
            for (var file : order.files()) {
                files++;
                count(file.status());
                if (file.status().equals("done")) {
                    delivered++;
                    bytes += Math.max(0, file.bytes());
                }
            }
        }
    }

    private void count(String status) {
        switch (status) {
            case "failed", "cancelled" -> failed++;
            case "waiting", "working", "held" -> waiting++;
            default -> {
                // done or set aside: counted where it belongs
            }
        }
    }

    /** Estimate of what the placed orders are charged, in hectares. */
    BigDecimal orderedHectares() {
        return BigDecimal.valueOf(orderedHectaresE4, 4);
    }
}
