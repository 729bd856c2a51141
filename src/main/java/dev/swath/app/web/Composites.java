package dev.swath.app.web;

import dev.swath.app.composite.CompositeDesk;
import dev.swath.app.composite.CompositeStatus;
import dev.swath.io.ledger.CompositeLooks.Line;
import dev.swath.io.ledger.Decisions;
import dev.swath.io.ledger.Decisions.Kind;
import dev.swath.io.ledger.Decisions.Subject;
import dev.swath.io.ledger.Ledger;
import dev.swath.model.trouble.BadInput;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.time.Clock;
import java.util.Map;

/** Composites that are asked for over HTTP, and how they stand. */
public final class Composites implements Api.Door {
    private static final String EXAMPLE =
            "{\"bboxes\": [[10.0, 49.9, 10.1, 50.0]], \"toi\": \"2024-05-01/2024-06-30\"}";
    /** An area of some hundred thousand corners. */
    private static final long LARGEST = 4_000_000;

    private static final int TOO_LARGE = 413;

    private final Ledger ledger;
    private final CompositeDesk desk;
    private final CompositeStatus status;

    public Composites(Ledger ledger, CompositeDesk desk, Clock clock) {
        this.ledger = ledger;
        this.desk = desk;
        this.status = new CompositeStatus(ledger, clock);
    }

    @Override
    public void open(Router router) {
        router.post("/composites")
                .consumes("application/json")
                .handler(BodyHandler.create(false).setBodyLimit(LARGEST))
                .blockingHandler(this::ask, false)
                .failureHandler(Composites::refused);
        Api.answer(router.get("/composites"), this::list);
        var events = new CompositeEvents(this::news);
        router.get("/composites/:composite/events").handler(events::join).failureHandler(Problem::ofFailure);
        router.get("/composites/:composite")
                .handler(context -> {
                    if (wantsEvents(context)) {
                        events.join(context);
                    } else {
                        context.next();
                    }
                })
                .blockingHandler(this::one, false)
                .failureHandler(Problem::ofFailure);
        Api.answer(router.delete("/composites/:composite"), this::cancel);
        Api.answer(router.post("/composites/:composite/cancel"), this::cancel);
        Api.answer(router.post("/composites/:composite/retry"), this::retry);
    }

    private static void refused(RoutingContext context) {
        if (context.statusCode() == TOO_LARGE) {
            Problem.of(TOO_LARGE, "too-large", "the request is larger than 4 MB; simplify its area")
                    .answer(context);
        } else {
            Problem.ofFailure(context);
        }
    }

    private static boolean wantsEvents(RoutingContext context) {
        var accepted = context.request().getHeader("Accept");
        return accepted != null && accepted.contains("text/event-stream");
    }

    private void ask(RoutingContext context) {
        Answers.demandKnown(context);
        var asked = desk.ask(Answers.body(context, EXAMPLE));
        var line = line(asked.composite().id());
        context.response()
                .putHeader("Location", "/composites/" + asked.composite().id());
        var told = status.head(line);
        told.put("new", asked.isNew());
        Answers.json(context, 202, told);
    }

    private void list(RoutingContext context) {
        Answers.demandKnown(context, "after", "limit");
        var found = ledger.compositeLooks().list(Answers.page(context));
        Answers.page(
                context, "composites", found, status::head, line -> line.job().id());
    }

    private void one(RoutingContext context) {
        Answers.demandKnown(context);
        Answers.json(context, 200, status.full(line(context.pathParam("composite"))));
    }

    private CompositeEvents.News news(String word) {
        var line = line(word);
        return new CompositeEvents.News(Problem.json(status.of(line)), line.hasEnded());
    }

    private void cancel(RoutingContext context) {
        var subject = subject(context);
        var cancelled = decisions(context).cancel(subject, Words::breathe);
        Answers.json(context, 202, Map.of("id", subject.id(), "stopped", cancelled.stopped()));
    }

    private void retry(RoutingContext context) {
        var subject = subject(context);
        Answers.json(
                context,
                202,
                Map.of("id", subject.id(), "rows", decisions(context).retry(subject, Words::breathe)));
    }

    private Subject subject(RoutingContext context) {
        Answers.demandKnown(context);
        var job = line(context.pathParam("composite")).job();
        return new Subject(Kind.DROP, job.id(), job.name(), job.id());
    }

    private Decisions decisions(RoutingContext context) {
        return ledger.decisions(Caller.of(context).name());
    }

    private Line line(String word) {
        return ledger.compositeLooks()
                .find(word)
                .orElseThrow(() -> new BadInput(
                        "no-such-composite", "no composite is called '" + word + "'; /composites lists them"));
    }
}
