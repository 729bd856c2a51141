package dev.swath.journey;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Counts at the end of a kill campaign: what the service accepted, charged and delivered, against what the ledger and
 * the disk say. The service is believed, the product is not.
 */
final class Reckoning {
    /** Areas are computed by two ways: on the ellipsoid by the product, in a projection by the sandbox. */
    private static final double AREA_TOLERANCE = 0.01;

    private static final double HECTARES_PER_SQUARE_KM = 100;
    private static final int TOLD = 5;

    private final Campaign campaign;
    private final Provider provider;
    private final Map<String, Long> counts;
    private final List<String> violations;

    Reckoning(Campaign campaign, Map<String, Long> counts, List<String> violations) {
        this.campaign = campaign;
        this.provider = new Provider(campaign.sandbox());
        this.counts = counts;
        this.violations = violations;
    }

    void reckon(int features, int shared, Path scratch) throws IOException, InterruptedException, SQLException {
        eachOrderWasAcceptedOnce();
        counts.put(
                "downloads resumed",
                campaign.sandbox().journal().entries().stream()
                        .filter(call -> call.word().equals("bytes") && call.status() == 206)
                        .count());
        try (var ledger = LedgerCopy.of(campaign.home().resolve("state/ledger.db"), scratch)) {
            theLedgerIsWhole(ledger);
            everyFeatureIsFinished(ledger, features, shared);
            whatHappened(ledger);
            everyOrderIsKnownAndItsFilesLieThereOnce(ledger);
            theFilesOfOrdersAreUpToDate(ledger);
            theBudgetWasKept(ledger);
        }
        tell("a temporary file was left: ", temporaryFiles(campaign));
    }

    private void eachOrderWasAcceptedOnce() {
        var twice = campaign.accepted().entrySet().stream()
                .filter(order -> order.getValue() != 1)
                .toList();
        tell("an order was accepted more than once: ", twice);
        counts.put("orders accepted", (long) campaign.accepted().size());
    }

    private void theLedgerIsWhole(LedgerCopy ledger) throws SQLException {
        var integrity = ledger.texts("pragma integrity_check");
        if (!integrity.equals(List.of("ok"))) {
            violations.add("integrity_check: " + integrity);
        }
        tell("foreign_key_check: ", ledger.texts("pragma foreign_key_check"));
        tell(
                "work that has not ended well: ",
                ledger.texts("select kind || ' ' || id || ' ' || route || ' ' || status || ' ' || coalesce(reason, '')"
                        + " from work where status <> 'done' and coalesce(reason_code, '') <> 'retried'"));
        tell("a lease is left: ", ledger.texts("select id from work where lease is not null"));
        tell("a run is not ended: ", ledger.texts("select id from run where ended_ms is null"));
        tell(
                "an order is not PLACED: ",
                ledger.texts("select name || ' ' || state from purchase p where state <> 'PLACED'"
                        + " and not exists (select 1 from history h where h.subject = p.id and h.event = 'given-up')"));
        tell("an order was sent a third time: ", ledger.texts("select name from purchase where posts > 2"));
    }

    private void everyFeatureIsFinished(LedgerCopy ledger, int features, int shared) throws SQLException {
        tell(
                "a drop is not finished: ",
                ledger.texts("select name || ' ' || state from job where state <> 'FINISHED'"));
        int read = ledger.number("select count(*) from feature where aside is null");
        if (read != features + shared) {
            violations.add(read + " features were taken in, dropped were " + (features + shared));
        }
        tell("a feature without a request: ", ledger.texts("""
                select feature_key from feature f where not exists (select 1 from request r where r.feature_id = f.id)"""));
        tell("a chosen scene was not ordered: ", ledger.texts("""
                select c.scene_id || ' for ' || f.feature_key
                from candidate c join request r on r.id = c.request_id join feature f on f.id = r.feature_id
                where c.chosen and not exists (
                    select 1 from purchase_item i join purchase p on p.id = i.order_id
                    join request o on o.id = p.request_id join feature g on g.id = o.feature_id
                    where i.item_id = c.scene_id and g.clip_hash = f.clip_hash)"""));
        var reports = campaign.reports("farm");
        boolean told = reports.size() == 1
                && reports.get(0).path("state").asText().equals("finished")
                && reports.get(0).path("features").size() == features;
        if (!told) {
            violations.add("no report of all features, or more than one: " + reports.size() + " reports");
        }
    }

    private void whatHappened(LedgerCopy ledger) throws SQLException {
        put(ledger, "in doubt after a kill", "event = 'unknown' and detail like 'its sender died%'");
        put(ledger, "in doubt after an answer", "event = 'unknown' and detail not like 'its sender died%'");
        put(ledger, "not sent when killed", "event = 'planned' and detail like 'its sender died%'");
        put(ledger, "sent once more", "event = 'resend'");
        put(ledger, "told to come later", "event = 'later'");
        put(ledger, "adopted", """
                event = 'placed' and (select p.event from history p where p.subject = h.subject and p.seq < h.seq
                                      order by p.seq desc limit 1) in ('unknown', 'looked')""");
    }

    private void put(LedgerCopy ledger, String name, String condition) throws SQLException {
        counts.put(name, (long) ledger.number("select count(*) from history h where " + condition));
    }

    private void everyOrderIsKnownAndItsFilesLieThereOnce(LedgerCopy ledger)
            throws IOException, InterruptedException, SQLException {
        var names = ledger.pairs("select planet_id, name from purchase where planet_id is not null");
        var targets = ledger.pairs("select planet_id || ' ' || path, target from delivery where stored_ms is not null");
        var bought = new HashMap<String, String>();
        Set<Path> accounted = new HashSet<>();
        for (var id : provider.orders()) {
            var order = provider.order(id);
            var name = order.path("name").asText();
            if (!name.equals(names.remove(id))) {
                violations.add("the ledger does not know order " + id + ", called " + name);
            }
            boughtOnce(order, bought);
            var digests = provider.digests(order);
            digests.put("manifest.json", "");
            for (var file : digests.entrySet()) {
                var target = targets.remove(id + " " + file.getKey());
                if (target == null) {
                    violations.add("not stored: " + file.getKey() + " of order " + name);
                } else if (accounted.add(campaign.delivered().resolve(target))) {
                    rightBytes(campaign.delivered().resolve(target), file.getValue());
                }
            }
        }
        // descriptions of scenes are written here, not fetched
        targets.entrySet()
                .removeIf(file -> file.getKey().contains(" _swath/")
                        && accounted.add(campaign.delivered().resolve(file.getValue())));
        accounted.addAll(sharedFiles(ledger));
        tell("the service does not know an order of the ledger: ", names.values());
        tell("the ledger has a file that the service never delivered: ", targets.keySet());
        tell("a file nobody accounts for: ", Campaign.files(campaign.delivered(), file -> !accounted.contains(file)));
        counts.put("scenes bought", (long) bought.size());
        counts.put("files delivered", (long) accounted.size());
    }

    /** Who asked for what another had ordered has the same bytes under its own path. */
    private List<Path> sharedFiles(LedgerCopy ledger) throws IOException, SQLException {
        var shared = new ArrayList<Path>();
        for (var pair : ledger.pairs(
                        "select s.target, d.target from shared_file s join delivery d on d.id = s.delivery_id")
                .entrySet()) {
            var own = campaign.delivered().resolve(pair.getKey());
            if (!Files.isRegularFile(own)
                    || Files.mismatch(own, campaign.delivered().resolve(pair.getValue())) >= 0) {
                violations.add("not shared: " + own);
            }
            shared.add(own);
        }
        counts.put("files shared", (long) shared.size());
        return shared;
    }

    /** No scene is delivered twice in the same bundle and clip; one that a partial order left out may be ordered again. */
    private void boughtOnce(JsonNode order, Map<String, String> bought) {
        var delivered = order.path("_links").path("results").toString();
        for (var product : order.path("products")) {
            for (var item : product.path("item_ids")) {
                var what = item.asText() + " " + product.path("product_bundle").asText() + " " + order.path("tools");
                var before = delivered.contains(item.asText())
                        ? bought.put(what, order.path("name").asText())
                        : null;
                if (before != null) {
                    violations.add("bought twice: " + what + " by " + before + " and "
                            + order.path("name").asText());
                }
            }
        }
    }

    private void rightBytes(Path file, String sha256) throws IOException {
        if (!Files.isRegularFile(file)) {
            violations.add("not on the disk: " + file);
        } else if (!sha256.isEmpty() && !Provider.sha256(file).equals(sha256)) {
            violations.add("not the bytes of the manifest: " + file);
        }
    }

    /** What people read beside the ledger must not stay behind it. */
    private void theFilesOfOrdersAreUpToDate(LedgerCopy ledger) throws SQLException {
        var files = ledger.pairs(
                "select p.name, (select count(*) from delivery d where d.order_id = p.id)" + " from purchase p");
        for (var file : Campaign.files(
                campaign.home().resolve("orders"), file -> file.toString().endsWith(".json"))) {
            for (var order : Campaign.json(file).path("orders")) {
                var expected = files.remove(order.path("name").asText());
                if (!Integer.toString(order.path("results").size()).equals(expected)) {
                    violations.add(file + " names " + order.path("results").size() + " files of "
                            + order.path("name").asText() + ", the ledger " + expected);
                }
            }
        }
        tell("no file of orders tells of ", files.keySet());
    }

    /** THE PLACE where money is compared: charged by the service, estimated by the ledger, allowed by the settings. */
    private void theBudgetWasKept(LedgerCopy ledger) throws IOException, InterruptedException, SQLException {
        double charged = provider.squareKmCharged() * HECTARES_PER_SQUARE_KM;
        double estimated =
                ledger.number("select coalesce(sum(hectares_e4), 0) from purchase where state = 'PLACED'") / 1e4;
        counts.put("hectares charged", Math.round(charged));
        tell(
                "an order without its budget: ",
                ledger.texts("select name from purchase where reserved_ms is null and state = 'PLACED'"));
        if (Math.abs(charged - estimated) > AREA_TOLERANCE * charged) {
            violations.add("charged were " + charged + " ha, the ledger has " + estimated + " ha");
        }
        if (charged > KillCampaign.BUDGET_HECTARES * (1 + AREA_TOLERANCE)) {
            violations.add("charged were " + charged + " ha, the budget is " + KillCampaign.BUDGET_HECTARES + " ha");
        }
    }

    /** Temporary files anywhere in the folder. */
    static List<Path> temporaryFiles(Campaign campaign) {
        return Campaign.files(
                campaign.home(), file -> file.getFileName().toString().matches(".*\\.part(\\..*)?"));
    }

    private void tell(String what, java.util.Collection<?> cases) {
        cases.stream().limit(TOLD).forEach(one -> violations.add(what + one));
        if (cases.size() > TOLD) {
            violations.add(what + "and " + (cases.size() - TOLD) + " more");
        }
    }
}
