package dev.swath.app.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.swath.app.dataset.DatasetDesk;
import dev.swath.model.trouble.BadInput;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.util.LinkedHashMap;

/** Work on datasets over HTTP: asked for, answered with 202 and where it can be followed. */
public final class Datasets implements Api.Door {
    private static final ObjectMapper JSON = new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
    private static final long LARGEST = 100_000;

    private final DatasetDesk desk;

    public Datasets(DatasetDesk desk) {
        this.desk = desk;
    }

    @Override
    public void open(Router router) {
        router.post("/datasets")
                .consumes("application/json")
                .handler(BodyHandler.create(false).setBodyLimit(LARGEST))
                .blockingHandler(this::ask, false)
                .failureHandler(Problem::ofFailure);
        router.get("/datasets/:dataset").blockingHandler(this::one, false).failureHandler(Problem::ofFailure);
    }

    private void ask(RoutingContext context) {
        Answers.demandKnown(context);
        var job = desk.ask(body(context));
        var address = Answers.address("/datasets/", job.id());
        context.response().putHeader("Location", address);
        var told = new LinkedHashMap<String, Object>();
        told.put("id", job.id());
        told.put("status", address);
        told.put("operations", job.operations());
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
                "the body must be a JSON object, such as {\"folder\": \"austria\", \"operations\":"
                        + " [\"select-images\", \"download-images\"]}");
    }

    private void one(RoutingContext context) {
        Answers.demandKnown(context);
        Answers.json(context, 200, desk.status(context.pathParam("dataset")));
    }
}
