package dev.swath.app.cli;

import dev.swath.io.ledger.Decisions.Subject;
import dev.swath.io.ledger.History.Standing;
import dev.swath.io.ledger.Ledger;
import dev.swath.model.Order;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** How a subject stands now, what it cost, and why scenes were not bought. */
final class Facts {
    private Facts() {}

    static List<String> ofDrop(Ledger ledger, String jobId) {
        var facts = new ArrayList<String>();
        var job = ledger.jobs().get(jobId).orElseThrow();
        facts.add("is " + job.state().name().toLowerCase(Locale.ROOT)
                + (job.reason() == null ? "" : ": " + job.reason().text()));
        ledger.jobs().counts(jobId).forEach((place, rows) -> facts.add(rows + " rows at " + place.replace("/", ": ")));
        ledger.jobs().reasons(jobId).forEach((reason, rows) -> facts.add(rows + " × " + reason.text()));
        var orders = ledger.orders().ofJob(jobId);
        var placed = orders.stream().filter(order -> order.planetId() != null).toList();
        facts.add(placed.size() + " of " + orders.size() + " orders are placed, "
                + placed.stream()
                        .map(Order::hectares)
                        .reduce(BigDecimal.ZERO, BigDecimal::add)
                        .toPlainString()
                + " ha by the estimate");
        return facts;
    }

    static List<String> ofFeature(Ledger ledger, Subject feature) {
        var facts = new ArrayList<String>();
        ledger.history().standings(feature).stream()
                .filter(standing -> !standing.kind().equals("file"))
                .forEach(standing -> facts.add(line(standing)));
        try (var candidates = ledger.candidates().ofFeature(feature.id())) {
            candidates.forEach(one -> facts.add("scene " + one.scene().id() + (one.chosen() ? " chosen" : " not bought")
                    + (one.reason() == null ? "" : ": " + one.reason().text())));
        }
        return facts;
    }

    static List<String> ofOrder(Ledger ledger, Subject subject) {
        var facts = new ArrayList<String>();
        var order = ledger.orders().get(subject.id());
        facts.add("is " + order.state().name().toLowerCase(Locale.ROOT)
                + (order.planetId() == null
                        ? ""
                        : ", at Planet " + order.planetId() + " (" + order.planetState() + ")"));
        facts.add(order.items().size() + " scenes as " + order.bundle()
                + (order.clip() == null ? ", whole" : ", clipped") + ", "
                + order.hectares().toPlainString() + " ha by the estimate, sent " + order.posts() + " times");
        ledger.history().standings(subject).forEach(standing -> facts.add(line(standing)));
        return facts;
    }

    static List<String> ofFile(Ledger ledger, Subject subject) {
        var facts = new ArrayList<String>();
        var file = ledger.deliveries().get(subject.id());
        var order = ledger.orders().get(file.orderId());
        facts.add("belongs to order " + order.name() + " (" + file.planetId() + " at Planet) as " + file.path());
        facts.add("its place is " + file.target());
        ledger.history().standings(subject).forEach(standing -> facts.add(line(standing)));
        return facts;
    }

    static List<String> ofScene(Ledger ledger, Subject subject) {
        var facts = new ArrayList<String>();
        ledger.history()
                .ofScene(subject.id())
                .forEach(verdict -> facts.add(verdict.drop() + "/" + verdict.feature()
                        + (verdict.chosen() ? ": chosen" : ": not bought")
                        + (verdict.reason() == null
                                ? ""
                                : ", " + verdict.reason().text())));
        ledger.history().standings(subject).forEach(standing -> facts.add(line(standing)));
        return facts;
    }

    private static String line(Standing standing) {
        var waits = standing.status().equals("waiting") ? ", not before " + standing.notBefore() : "";
        var why = standing.reason() == null ? "" : ": " + standing.reason().text();
        return standing.kind() + " " + standing.id() + " is " + standing.status() + " at " + standing.route() + waits
                + why;
    }
}
