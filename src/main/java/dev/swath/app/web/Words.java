package dev.swath.app.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.swath.io.ledger.Decisions.Kind;
import dev.swath.io.ledger.Decisions.Subject;
import dev.swath.io.ledger.Ledger;
import dev.swath.model.trouble.BadInput;
import dev.swath.model.trouble.Refused;
import io.vertx.ext.web.RoutingContext;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A person's word on what is under way. It is written into the ledger; the routes do what follows from it. */
final class Words {
    /** Longer than another process that waits for the ledger sleeps between two tries: SQLite's longest is 100 ms. */
    private static final long BREATH_MILLIS = 150;

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Ledger ledger;
    private final Drops drops;
    private final Lists lists;

    Words(Ledger ledger, Drops drops, Lists lists) {
        this.ledger = ledger;
        this.drops = drops;
        this.lists = lists;
    }

    /** Releases exactly the plan whose digest is given: what was not seen is not released. SPENDS QUOTA. */
    void approve(RoutingContext context) {
        var job = drops.one(context.pathParam("drop"));
        if (ledger.runs().restoredFrom().isPresent()) {
            throw new Refused(
                    "restored", "the ledger was restored from a backup; on its machine swath approve says what to do");
        }
        int released = ledger.approvals(Caller.of(context).name()).approve(job.id(), digest(context));
        Answers.json(context, 200, Map.of("id", job.id(), "released", released));
    }

    private static String digest(RoutingContext context) {
        try {
            var plan = JSON.readTree(context.body().asString()).path("plan");
            if (plan.isTextual()) {
                return plan.textValue().trim();
            }
        } catch (JsonProcessingException | IllegalArgumentException unreadable) {
            throw noPlan();
        }
        throw noPlan();
    }

    private static BadInput noPlan() {
        return new BadInput("no-plan", "the body must be {\"plan\": \"DIGEST\"}, as the drop shows it");
    }

    void cancelDrop(RoutingContext context) {
        cancel(context, drop(context));
    }

    void retryDrop(RoutingContext context) {
        retry(context, drop(context));
    }

    void cancelOrder(RoutingContext context) {
        cancel(context, order(context));
    }

    void retryOrder(RoutingContext context) {
        retry(context, order(context));
    }

    void retryFile(RoutingContext context) {
        retry(context, file(context.pathParam("file")));
    }

    private Subject drop(RoutingContext context) {
        var job = drops.one(context.pathParam("drop"));
        return new Subject(Kind.DROP, job.id(), job.name(), job.id());
    }

    private Subject order(RoutingContext context) {
        var order = lists.one(context.pathParam("order"));
        return new Subject(
                Kind.ORDER,
                String.valueOf(order.get("id")),
                String.valueOf(order.get("name")),
                String.valueOf(order.get("job_id")));
    }

    /** One that is shared is tried again by whoever shares it, with the others of the same order. */
    private Subject file(String word) {
        return ledger.decisions().find(word).stream()
                .filter(subject -> subject.kind() == Kind.FILE || subject.kind() == Kind.LINK)
                .findFirst()
                .orElseThrow(
                        () -> new BadInput("no-such-file", "no file is called '" + word + "'; /api/files lists them"));
    }

    private void cancel(RoutingContext context, Subject subject) {
        var cancelled = ledger.decisions(Caller.of(context).name()).cancel(subject, Words::breathe);
        Answers.json(
                context,
                202,
                Map.of("id", subject.id(), "stopped", cancelled.stopped(), "at_planet", cancelled.atProvider()));
    }

    private void retry(RoutingContext context, Subject subject) {
        Answers.json(
                context,
                202,
                Map.of(
                        "id",
                        subject.id(),
                        "rows",
                        ledger.decisions(Caller.of(context).name()).retry(subject, Words::breathe)));
    }

    /** Between two blocks of a large decision. */
    static void breathe() {
        try {
            TimeUnit.MILLISECONDS.sleep(BREATH_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
