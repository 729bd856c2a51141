package dev.swath.app.web;

import dev.swath.app.inbox.Incoming;
import dev.swath.app.inbox.Reports;
import dev.swath.io.ledger.Ledger;
import dev.swath.io.ledger.Standing;
import dev.swath.model.Job;
import dev.swath.model.trouble.BadInput;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What there is to read of drops. */
final class Drops {
    /** Of a report, which has its style in it. */
    private static final String POLICY =
            "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none';"
                    + " form-action 'none'; frame-ancestors 'none'";

    private final Ledger ledger;
    private final Reports reports;
    private final Incoming incoming;

    Drops(Ledger ledger, Reports reports, Incoming incoming) {
        this.ledger = ledger;
        this.reports = reports;
        this.incoming = incoming;
    }

    void list(RoutingContext context) {
        Answers.demandKnown(context, "name", "state", "q", "sort", "after", "limit");
        var found = ledger.listings()
                .drops(
                        Answers.parameter(context, "name"),
                        state(Answers.parameter(context, "state")),
                        Answers.view(context, "name"));
        Answers.page(context, "drops", found, Answers::drop, Job::id);
    }

    private static Job.@Nullable State state(@Nullable String word) {
        if (word == null) {
            return null;
        }
        for (var state : Job.State.values()) {
            if (state.name().toLowerCase(Locale.ROOT).equals(word)) {
                return state;
            }
        }
        throw new BadInput("bad-parameter", "state must be reading, open, finished, same or failed");
    }

    /** The one with this id, or the newest of this name. */
    Job one(String word) {
        return find(word)
                .orElseThrow(
                        () -> new BadInput("no-such-drop", "no drop is called '" + word + "'; /api/drops lists them"));
    }

    private Optional<Job> find(String word) {
        return ledger.jobs().find(word).stream().findFirst();
    }

    /** As it stands; also one that lies in the inbox and is not read yet. */
    void status(RoutingContext context) {
        var word = context.pathParam("drop");
        var job = find(word);
        var isArriving = incoming.arriving(word).isPresent()
                && job.filter(one -> one.state() == Job.State.READING).isEmpty();
        if (isArriving) {
            Answers.json(context, 200, Map.of("drop", word, "state", "arriving"));
            return;
        }
        Answers.json(context, 200, full(job.orElseGet(() -> one(word))));
    }

    private Map<String, Object> full(Job job) {
        var drop = Answers.drop(job);
        drop.put("settings", new TreeMap<>(job.settings()));
        drop.put("rows", ledger.jobs().counts(job.id()));
        var reasons = new ArrayList<Map<String, Object>>();
        ledger.jobs().reasons(job.id()).forEach((reason, rows) -> {
            var line = new LinkedHashMap<String, Object>();
            Answers.put(line, reason);
            line.put("rows", rows);
            reasons.add(line);
        });
        drop.put("reasons", reasons);
        ledger.standing().of(job.id()).ifPresent(standing -> drop.put("standing", standing(standing)));
        var plan = ledger.approvals().held(job.id());
        if (plan.orders() > 0) {
            drop.put("plan", plan(plan));
        }
        return drop;
    }

    private static Map<String, Object> standing(Standing.Request request) {
        var told = new LinkedHashMap<String, Object>();
        told.put("cron", request.cron());
        told.put("rounds", request.rounds());
        put(told, "until", request.until());
        put(told, "next", request.ended() == null ? request.next() : null);
        put(told, "ended", request.ended());
        return told;
    }

    private static void put(Map<String, Object> document, String name, @Nullable Object value) {
        if (value != null) {
            document.put(name, value.toString());
        }
    }

    private static Map<String, Object> plan(dev.swath.io.ledger.Approvals.HeldPlan plan) {
        var told = new LinkedHashMap<String, Object>();
        told.put("plan", plan.digest());
        told.put("orders", plan.orders());
        told.put("scenes", plan.scenes());
        told.put("hectares", plan.hectares());
        told.put("hectares_by_bundle", plan.byBundle());
        return told;
    }

    /** The report as it lies beside the drop when that is finished, else as it would be written now. */
    void report(RoutingContext context, String ending, String type) {
        var job = one(context.pathParam("drop"));
        boolean hasEnded = job.state() != Job.State.READING && job.state() != Job.State.OPEN;
        var written = reports.written(job, ending).filter(file -> hasEnded);
        if (written.isPresent()) {
            send(context, written.get(), type);
            return;
        }
        try {
            var fresh = Files.createTempFile(incoming.folder(), "report-", ending);
            context.addEndHandler(ended ->
                    context.vertx().fileSystem().delete(fresh.toString()).otherwiseEmpty());
            reports.writeTo(fresh, job);
            send(context, fresh, type);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void send(RoutingContext context, Path file, String type) {
        WebServer.head(context.response(), type, 200)
                .putHeader("Content-Security-Policy", POLICY)
                .sendFile(file.toString())
                .onFailure(context::fail);
    }
}
