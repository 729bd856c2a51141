package dev.swath.app.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.swath.app.composite.CompositeDesk;
import dev.swath.app.composite.CompositeStatus;
import dev.swath.io.ledger.CompositeLooks.Line;
import dev.swath.io.ledger.Decisions.Kind;
import dev.swath.io.ledger.Decisions.Subject;
import dev.swath.io.ledger.Ledger;
import dev.swath.model.trouble.BadInput;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.time.Clock;
import java.util.LinkedHashMap;

/** Composites that are asked for over HTTP, and how they stand. */
public final class Composites implements Api.Door {
    private static final ObjectMapper JSON = new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
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
        var asked = desk.ask(body(context));
        var line = line(asked.composite().id());
        context.response()
                .putHeader("Location", "/composites/" + asked.composite().id());
        var told = status.head(line);
        told.put("new", asked.isNew());
        Answers.json(context, 202, told);
    }

    private static ObjectNode body(RoutingContext context) {
        try {
            if (JSON.readTree(context.body().asString()) instanceof ObjectNode json) {
                return json;
            }
        } catch (JsonProcessingException | IllegalArgumentException unreadable) {
            throw noObject();
        }
        throw noObject();
    }

    private static BadInput noObject() {
        return new BadInput(
                "no-json",
                "the body must be a JSON object, such as {\"bboxes\": [[10.0, 49.9, 10.1, 50.0]],"
                        + " \"toi\": \"2024-05-01/2024-06-30\"}");
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
        Answers.demandKnown(context);
        var job = line(context.pathParam("composite")).job();
        var subject = new Subject(Kind.DROP, job.id(), job.name(), job.id());
        var told = new LinkedHashMap<String, Object>();
        told.put("id", job.id());
        told.put("stopped", ledger.decisions().cancel(subject, Words::breathe).stopped());
        Answers.json(context, 202, told);
    }

    private Line line(String word) {
        return ledger.compositeLooks()
                .find(word)
                .orElseThrow(() -> new BadInput(
                        "no-such-composite", "no composite is called '" + word + "'; /composites lists them"));
    }
}
