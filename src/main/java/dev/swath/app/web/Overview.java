package dev.swath.app.web;

import dev.swath.app.watch.Disk;
import dev.swath.app.watch.Setting;
import dev.swath.app.watch.Sights;
import dev.swath.app.watch.Story;
import dev.swath.io.ledger.Board;
import dev.swath.io.ledger.Ledger;
import io.vertx.ext.web.RoutingContext;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * How the run stands, at a glance. Made at most once a second for all who look, and in no more than a tenth of the time,
 * however full the ledger is.
 */
final class Overview {
    private static final long LEAST_NANOS = TimeUnit.MILLISECONDS.toNanos(900);
    private static final int SHARE = 10;
    private static final int MOST_PLANS = 20;
    private static final int MOST_REASONS = 20;
    private static final int MOST_EVENTS = 20;
    private static final int SECONDS_OF_HOUR = 3600;
    private static final List<String> BEFORE_FILES =
            List.of("search", "select", "order-plan", "order", "order-reconcile", "poll", "poll-result");

    /** Settings of gates that are not called as their gate is. */
    private static final Map<String, String> INTERVALS =
            Map.of("preview", "web.preview-interval-ms", "webhook", "notify.interval-ms");

    private final Ledger ledger;
    private final Lists lists;
    private final Sights sights;
    private final Rates rates = new Rates(null);
    private String text = "";
    private long next;

    Overview(Ledger ledger, Lists lists, Sights sights) {
        this.ledger = ledger;
        this.lists = lists;
        this.sights = sights;
    }

    void answer(RoutingContext context) {
        Answers.demandKnown(context);
        WebServer.head(context.response(), "application/json", 200).end(text());
    }

    /** As JSON, on one line. */
    synchronized String text() {
        long began = System.nanoTime();
        if (text.isEmpty() || began - next >= 0) {
            text = Problem.json(document());
            long now = System.nanoTime();
            next = now + Math.max(LEAST_NANOS, SHARE * (now - began));
        }
        return text;
    }

    private Map<String, Object> document() {
        var board = ledger.board();
        var told = new LinkedHashMap<String, Object>();
        var rows = ledger.jobs().counts();
        told.put("rows", rows);
        told.put("throughput", throughput(rows));
        told.put("checks", sights.health().ready());
        told.put("disks", sights.health().disks().stream().map(Overview::disk).toList());
        var settings = sights.settings().get();
        told.put(
                "gates",
                board.paces().stream().map(pace -> gate(pace, settings)).toList());
        told.put("spend", lists.money());
        told.put("plans", board.waiting(MOST_PLANS).stream().map(Overview::plan).toList());
        told.put("reasons", reasons());
        told.put(
                "events",
                board.latest(MOST_EVENTS).stream().map(Overview::event).toList());
        return told;
    }

    /** How fast files arrive, and how long those that are known of would take at that. */
    private Map<String, Object> throughput(Map<String, Long> rows) {
        long stored = rows.getOrDefault("download/done", 0L) + rows.getOrDefault("download-share/done", 0L);
        var grown = rates.of(Map.of("files", stored, "bytes", sights.meters().fetched()));
        double files = grown.perSecond("files");
        long left = unended(rows, "arrival") + unended(rows, "download");
        var told = new LinkedHashMap<String, Object>();
        told.put("window_seconds", grown.seconds());
        told.put("files_per_hour", Math.round(files * SECONDS_OF_HOUR));
        told.put("bytes_per_second", Math.round(grown.perSecond("bytes")));
        told.put("files_left", left);
        if (files > 0 && left > 0) {
            told.put("seconds_left", Math.round(left / files));
        }
        // more files come of what is at these
        told.put("more_to_come", BEFORE_FILES.stream().anyMatch(route -> unended(rows, route) > 0));
        return told;
    }

    private static long unended(Map<String, Long> rows, String route) {
        return rows.getOrDefault(route + "/waiting", 0L) + rows.getOrDefault(route + "/working", 0L);
    }

    private static Map<String, Object> disk(Disk disk) {
        return Map.of(
                "name", disk.name(),
                "free_bytes", disk.free(),
                "total_bytes", disk.total(),
                "floor_bytes", disk.floor());
    }

    private Map<String, Object> gate(Board.Pace pace, List<Setting> settings) {
        var told = new LinkedHashMap<String, Object>();
        told.put("gate", pace.gate());
        var interval = INTERVALS.getOrDefault(pace.gate(), pace.gate() + ".interval-ms");
        settings.stream()
                .filter(setting -> setting.name().equals(interval))
                .forEach(setting -> told.put("interval_ms", Long.parseLong(setting.value())));
        told.put("calls", sights.meters().gate("calls", pace.gate()));
        told.put("limited", sights.meters().gate("limited", pace.gate()));
        told.put("next", pace.next().toString());
        if (pace.pausedUntil() != null) {
            told.put("paused_until", pace.pausedUntil().toString());
        }
        told.put("slowdown", pace.slowdown());
        return told;
    }

    private static Map<String, Object> plan(Board.Waiting plan) {
        return Map.of("id", plan.jobId(), "drop", plan.drop(), "orders", plan.orders(), "hectares", plan.hectares());
    }

    private List<Map<String, Object>> reasons() {
        var reasons = new ArrayList<Map<String, Object>>();
        ledger.jobs().reasons(null).entrySet().stream().limit(MOST_REASONS).forEach(entry -> {
            var line = new LinkedHashMap<String, Object>();
            Answers.put(line, entry.getKey());
            line.put("rows", entry.getValue());
            reasons.add(line);
        });
        return reasons;
    }

    private static Map<String, Object> event(Board.Latest latest) {
        return Map.of(
                "at", latest.at().toString(),
                "subject", latest.label(),
                "event", latest.event(),
                "by", Answers.person(latest.by()),
                "told", Story.words(latest.event(), latest.detail()));
    }
}
