package dev.swath.app.cli;

import dev.swath.app.wiring.Settings;
import dev.swath.io.ledger.Decisions.Subject;
import dev.swath.io.ledger.History.Bill;
import dev.swath.io.ledger.Ledger;
import dev.swath.model.Job;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** How a drop stands, in counts: what its rows do, its budget and approval, and whose orders it waits for. */
final class DropFacts {
    private static final String LIMIT = "quota.max-hectares-per-drop";

    private final Ledger ledger;
    private final Settings settings;
    private final Subject drop;
    private final List<String> facts = new ArrayList<>();

    DropFacts(Ledger ledger, Settings settings, Subject drop) {
        this.ledger = ledger;
        this.settings = settings;
        this.drop = drop;
    }

    List<String> all() {
        var job = ledger.jobs().get(drop.id()).orElseThrow();
        var reason = job.reason();
        facts.add("is " + job.state().name().toLowerCase(Locale.ROOT) + (reason == null ? "" : ": " + reason.text()));
        ledger.jobs().counts(drop.id()).forEach((place, rows) -> facts.add(counted(place, rows)));
        reasons();
        var bill = ledger.history().bill(drop);
        facts.add(bill.ordersPlaced() + " of " + Out.count(bill.orders(), "order") + " placed, "
                + bill.placed().toPlainString() + " ha by the estimate");
        budget(job, bill);
        approval(job, bill);
        awaited();
        ledger.history().places(drop, 1).forEach(place -> facts.add("its files lie below " + folder(place.target())));
        return facts;
    }

    /** @param place route and status, as they are counted */
    private static String counted(String place, long rows) {
        var route = place.substring(0, place.indexOf('/'));
        var status = place.substring(place.indexOf('/') + 1);
        if (route.equals("intake")) {
            return Out.count(rows, "feature") + (status.equals("aside") ? " set aside" : " taken in");
        }
        if (route.equals("search-stac") || route.startsWith("ingest")) {
            return Out.count(rows, route.equals("ingest") ? "asset" : "composite") + " " + status + " at " + route;
        }
        if (route.startsWith("dataset")) {
            return Out.count(rows, route.equals("dataset") ? "dataset" : "chip and season", "chips and seasons") + " "
                    + status + " at " + route;
        }
        var noun = route.equals("download-share")
                ? "share"
                : route.startsWith("download") || route.equals("arrival")
                        ? "file"
                        : route.startsWith("order-plan") || route.startsWith("se") ? "request" : "order";
        return Out.count(rows, noun) + " " + status + " at " + route;
    }

    private void reasons() {
        var reasons = List.copyOf(ledger.jobs().reasons(drop.id()).entrySet());
        reasons.stream()
                .limit(Facts.MOST)
                .map(entry -> entry.getValue() + " × " + entry.getKey().text())
                .forEach(facts::add);
        long others =
                reasons.stream().skip(Facts.MOST).mapToLong(Map.Entry::getValue).sum();
        if (others > 0) {
            facts.add("… and " + others + " × for other reasons");
        }
    }

    private void budget(Job job, Bill bill) {
        var limit = limit(job);
        facts.add("budget: " + bill.spent().toPlainString() + " ha are spent"
                + (limit.signum() == 0
                        ? "; the drop has no limit (" + LIMIT + ")"
                        : " of the drop's " + limit.toPlainString() + " ha (" + LIMIT + ")"));
    }

    /** The lower of everybody's limit and the one beside the drop; zero = none. */
    private BigDecimal limit(Job job) {
        var own = new BigDecimal(job.settings().getOrDefault(LIMIT, "0"));
        var everybodys = new BigDecimal(settings.text(LIMIT));
        return own.signum() == 0 || everybodys.signum() == 0 ? own.max(everybodys) : own.min(everybodys);
    }

    private void approval(Job job, Bill bill) {
        if (bill.toApprove() > 0) {
            facts.add("waits for approval: " + Out.count(bill.toApprove(), "order") + ", "
                    + bill.hectaresToApprove().toPlainString() + " ha; swath approve " + job.name()
                    + ledger.approvals()
                            .lastShown(job.id())
                            .map(digest -> " --plan " + digest)
                            .orElse("")
                    + " releases them");
        }
    }

    private void awaited() {
        var awaited = ledger.history().shared(drop, Facts.MOST);
        awaited.forEach(shared -> facts.add(Out.count(shared.requests(), "request waits", "requests wait")
                + " for the files of order " + Facts.order(shared.order(), shared.planetId()) + " of " + shared.owner()
                + "; swath explain " + shared.order() + " tells how that stands"));
    }

    private String folder(String target) {
        int end = target.indexOf('/');
        return new Places(settings).of(end < 0 ? "" : target.substring(0, end));
    }
}
