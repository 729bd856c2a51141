package dev.swath.app.web;

import dev.swath.app.watch.Health.Check;
import dev.swath.app.watch.Story;
import dev.swath.io.ledger.Board;
import dev.swath.io.ledger.Ledger;
import io.vertx.ext.web.RoutingContext;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

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

    private final Ledger ledger;
    private final Lists lists;
    private final Supplier<List<Check>> checks;
    private String text = "";
    private long next;

    Overview(Ledger ledger, Lists lists, Supplier<List<Check>> checks) {
        this.ledger = ledger;
        this.lists = lists;
        this.checks = checks;
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
        told.put("rows", ledger.jobs().counts());
        told.put("checks", checks.get());
        told.put("gates", board.paces().stream().map(Overview::gate).toList());
        told.put("spend", lists.money());
        told.put("plans", board.waiting(MOST_PLANS).stream().map(Overview::plan).toList());
        told.put("reasons", reasons());
        told.put(
                "events",
                board.latest(MOST_EVENTS).stream().map(Overview::event).toList());
        return told;
    }

    private static Map<String, Object> gate(Board.Pace pace) {
        var told = new LinkedHashMap<String, Object>();
        told.put("gate", pace.gate());
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
                "told", Story.words(latest.event(), latest.detail()));
    }
}
