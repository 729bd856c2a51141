package dev.swath.app.cli;

import dev.swath.io.ledger.Decisions.Kind;
import dev.swath.io.ledger.Decisions.Subject;
import dev.swath.io.ledger.Ledger;
import dev.swath.io.planet.PlanetUrls;
import dev.swath.model.Job;
import dev.swath.model.Route;
import dev.swath.model.Source;
import java.math.BigDecimal;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Tells what a submission chose, what it ordered, and what was ordered before. */
final class SubmissionReport {
    /** So many chosen scenes are shown, as FlowZero does. */
    private static final int MOST_SCENES = 10;

    private static final int MOST_FEATURES = 20;

    private final Common common;
    private final Map<String, Object> json = new LinkedHashMap<>();
    private long placedBefore;
    private long found;
    private long chosen;

    /** Chosen ones by mosaic, or item type. */
    private final Map<String, Long> quads = new TreeMap<>();

    SubmissionReport(Common common) {
        this.common = common;
    }

    /** @param isNew whether nothing of it was there before */
    void begin(Ledger ledger, Job job, boolean isNew) {
        placedBefore = ledger.history().bill(subject(job)).ordersPlaced();
        json.put("batch_id", job.id());
        json.put("drop", job.name());
        json.put("existed", !isNew);
        if (!isNew) {
            Out.say(
                    common,
                    "drop " + job.id() + " of " + job.arrived().truncatedTo(ChronoUnit.SECONDS)
                            + " asked for the same: "
                            + (placedBefore > 0 ? "nothing is ordered twice" : "it goes on"));
        }
    }

    /** What was found and chosen; CSV of a dry run has every chosen scene. */
    void scenes(Engine engine, Job job, boolean dry) {
        var settings = engine.settings();
        found = 0;
        chosen = 0;
        quads.clear();
        boolean isOfQuads = Source.BASEMAPS.word().equals(job.settings().get("order.source"));
        var table = common.csv && !dry
                ? null
                : new Table(common, MOST_SCENES, "scene", "day", "feature", "coverage", "clouds", "hectares");
        new FoundScenes(
                        engine.ledger(),
                        new PlanetUrls(settings.service("planet.url")),
                        new BigDecimal(settings.text("quota.min-charge-hectares")))
                .each(job, one -> count(one, table));
        Out.say(common, "found " + Out.count(found, isOfQuads ? "quad" : "scene") + ", selected " + chosen);
        json.put("scenes_found", found);
        json.put("scenes_selected", chosen);
        if (isOfQuads) {
            quads.forEach((mosaic, count) -> Out.say(common, "  " + mosaic + ": " + Out.count(count, "quad")));
            json.put("quads", Map.copyOf(quads));
        }
        if (table != null) {
            table.print();
            if (dry) {
                json.put("scenes", table.json());
            }
        }
        if (chosen == 0) {
            Out.say(
                    common,
                    isOfQuads
                            ? "no quad lies there that may be ordered; swath explain " + job.name() + " says why"
                            : "no scene is good enough; swath search-scenes says why of each");
        }
    }

    private void count(FoundScenes.Found one, @Nullable Table table) {
        found++;
        if (!one.chosen()) {
            return;
        }
        chosen++;
        quads.merge(one.scene().itemType(), 1L, Long::sum);
        if (table != null) {
            table.add(
                    one.scene().id(),
                    one.scene().day(),
                    one.feature(),
                    one.coveragePercent(),
                    one.scene().cloudPercent(),
                    one.hectares());
        }
    }

    int dryRun(Ledger ledger, Job job, BigDecimal hectares) {
        Out.say(common, "a dry run: nothing was ordered");
        json.put("hectares", hectares);
        json.put("orders", List.of());
        return told(ledger, job, List.of(Route.SEARCH, Route.SELECT));
    }

    /** @param waited whether the files were waited for */
    int end(Ledger ledger, Job job, boolean waited) {
        var orders = ledger.history().bought(subject(job), PlanetWords.MOST_ORDERS);
        var table = PlanetWords.table(common);
        long scenes = 0;
        var hectares = BigDecimal.ZERO;
        for (var order : orders) {
            PlanetWords.add(table, job, order);
            scenes += order.scenes();
            hectares = hectares.add(order.hectares());
        }
        table.print();
        if (orders.size() == 1 && orders.get(0).planetId() != null) {
            Out.say(common, "Order ID: " + orders.get(0).planetId());
        }
        shared(ledger, job);
        long placed = orders.stream().filter(order -> order.planetId() != null).count();
        Out.say(
                common,
                "submitted: " + Out.count(placed - placedBefore, "order") + "; skipped, as ordered before: "
                        + placedBefore + "; together " + Out.count(scenes, "scene") + ", " + hectares.toPlainString()
                        + " ha");
        Out.say(common, "Batch ID: " + job.id() + "; swath batch-check-status " + job.id() + " brings the files");
        json.put("submitted", placed - placedBefore);
        json.put("skipped", placedBefore);
        json.put("scenes", scenes);
        json.put("hectares", hectares);
        json.put("orders", table.json());
        return told(ledger, job, waited ? List.of(Route.values()) : Waiting.PLACING);
    }

    /** Scenes that other drops' orders have: their files come here too. */
    private void shared(Ledger ledger, Job job) {
        var told = new ArrayList<Map<String, Object>>();
        try (var features = ledger.features().stream(job.id())) {
            features.limit(MOST_FEATURES)
                    .map(feature -> new Subject(Kind.FEATURE, feature.id(), feature.key(), job.id()))
                    .flatMap(feature -> ledger.history().shared(feature, MOST_FEATURES).stream())
                    .limit(MOST_FEATURES)
                    .forEach(share -> {
                        var order = share.planetId() == null ? share.order() : share.planetId();
                        Out.say(
                                common,
                                share.sharer() + " gets files of order " + order + ", bought for " + share.owner()
                                        + ": nothing is ordered twice");
                        told.add(Map.of("feature", share.sharer(), "order_id", order, "owner", share.owner()));
                    });
        }
        json.put("shared", told);
    }

    /** Waiting beats failed beats set aside. */
    private int told(Ledger ledger, Job job, List<Route> routes) {
        var tally = Tally.of(ledger, List.of(job));
        long open = rows(tally, routes, "waiting")
                + rows(tally, routes, "working")
                + rows(tally, routes, "held")
                - stopped(tally);
        long aside = tally.rows("aside");
        long without = tally.rows("select", "done");
        if (without + tally.rows("failed") + aside > 0) {
            Out.say(
                    common,
                    "no valid scenes: " + Out.count(without, "request") + "; failed: " + tally.rows("failed")
                            + "; set aside: " + aside);
        }
        tally.reasons().entrySet().stream()
                .filter(entry -> !isStop(entry.getKey().code()))
                .forEach(entry -> Out.say(
                        common,
                        "  " + entry.getValue() + " × " + entry.getKey().code() + ": "
                                + entry.getKey().text()));
        json.put("requests_without_scenes", without);
        json.put("failed", tally.rows("failed"));
        json.put("aside", aside);
        json.put("reasons", tally.json().get("reasons"));
        Out.json(common, json);
        return open > 0 ? Exit.WAITING : tally.rows("failed") > 0 ? Exit.FAILED : aside > 0 ? Exit.ASIDE : Exit.DONE;
    }

    /** What only waits for somebody to order it is as far as was asked. */
    private static long stopped(Tally tally) {
        return tally.reasons().entrySet().stream()
                .filter(entry -> isStop(entry.getKey().code()))
                .mapToLong(Map.Entry::getValue)
                .sum();
    }

    private static boolean isStop(String code) {
        return code.equals("stops-here");
    }

    private static long rows(Tally tally, List<Route> routes, String status) {
        return routes.stream()
                .mapToLong(route -> tally.rows(route.id(), status))
                .sum();
    }

    static Subject subject(Job job) {
        return new Subject(Kind.DROP, job.id(), job.name(), job.id());
    }
}
