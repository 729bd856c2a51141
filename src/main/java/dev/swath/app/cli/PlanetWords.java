package dev.swath.app.cli;

import dev.swath.io.ledger.History.Bought;
import dev.swath.model.Job;

/** How orders stand, in Planet's words; of those that Planet does not have, in plain ones. */
final class PlanetWords {
    /** Planet takes 10,000 at a time; a drop may have had more. */
    static final int MOST_ORDERS = 100_000;

    private static final int SHOWN = 7;

    private PlanetWords() {}

    /** queued, running, success, partial, failed, cancelled; planned, held or in doubt before Planet has it. */
    static String of(Bought order) {
        var status = order.standing().status();
        if (order.planetId() != null) {
            var state = order.planetState();
            return state == null || state.isEmpty() ? "queued" : state;
        }
        return switch (status) {
            case "cancelled", "held", "failed" -> status;
            case "aside" -> "failed";
            default -> order.standing().route().equals("order-reconcile") ? "in doubt" : "planned";
        };
    }

    static boolean isPending(String word) {
        return !word.equals("success")
                && !word.equals("partial")
                && !word.equals("failed")
                && !word.equals("cancelled");
    }

    static Table table(Common common) {
        return new Table(
                        common,
                        MOST_ORDERS,
                        "order_id",
                        "status",
                        "aoi_name",
                        "scenes",
                        "hectares",
                        "files",
                        "stored",
                        "name",
                        "bundle",
                        "batch_id",
                        "reason")
                .showing(SHOWN);
    }

    static void add(Table table, Job job, Bought order) {
        var reason = order.standing().reason();
        table.add(
                order.planetId(),
                of(order),
                order.feature().substring(order.feature().indexOf('/') + 1),
                order.scenes(),
                order.hectares(),
                order.files(),
                order.stored(),
                order.order(),
                order.bundle(),
                job.id(),
                reason == null ? null : reason.text());
    }
}
