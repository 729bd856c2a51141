package dev.swath.app.web;

import dev.swath.app.dataset.DatasetDesk;
import dev.swath.app.inbox.Incoming;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Work on datasets over HTTP, on what lies there or on fields that are sent: answered with 202 and where it is followed. */
public final class Datasets implements Api.Door {
    private static final String EXAMPLE =
            "{\"folder\": \"austria\", \"operations\": [\"select-images\", \"download-images\"]}";
    private static final long LARGEST = 100_000;

    private final DatasetDesk desk;
    private final Uploads uploads;

    /** @param mostBytes of a file of fields that is sent */
    public Datasets(DatasetDesk desk, Incoming incoming, long mostBytes) {
        this.desk = desk;
        // the desk knows what its words may be
        this.uploads = new Uploads(incoming, mostBytes, (word, value) -> "", this::sent);
    }

    @Override
    public void open(Router router) {
        router.post("/datasets")
                .consumes("application/json")
                .handler(BodyHandler.create(false).setBodyLimit(LARGEST))
                .blockingHandler(this::ask, false)
                .failureHandler(Problem::ofFailure);
        uploads.open(router, "/datasets", List.of("application/geo+json"));
        router.get("/datasets/:dataset").blockingHandler(this::one, false).failureHandler(Problem::ofFailure);
        Api.answer(router.delete("/datasets/:dataset"), this::cancel);
        Api.answer(router.post("/datasets/:dataset/cancel"), this::cancel);
    }

    private void ask(RoutingContext context) {
        Answers.demandKnown(context);
        taken(context, desk.ask(Answers.body(context, EXAMPLE)));
    }

    /** A file of fields; its name is that of the dataset only where the request says so. */
    private void sent(RoutingContext context, Path file, String name, Map<String, String> words) {
        var all = new LinkedHashMap<>(words);
        if (context.queryParams().contains("name")
                || context.request().formAttributes().contains("name")) {
            all.put("name", name.replaceFirst("\\.[^.]+$", ""));
        }
        taken(context, desk.ask(file, name, all));
    }

    private static void taken(RoutingContext context, DatasetDesk.Asked asked) {
        var job = asked.job();
        var address = Answers.address("/datasets/", job.id());
        context.response().putHeader("Location", address);
        var told = new LinkedHashMap<String, Object>();
        told.put("id", job.id());
        told.put("status", address);
        told.put("operations", job.operations());
        told.put("changed", asked.changed());
        Answers.json(context, 202, told);
    }

    private void one(RoutingContext context) {
        Answers.demandKnown(context);
        Answers.json(context, 200, desk.status(context.pathParam("dataset")));
    }

    private void cancel(RoutingContext context) {
        Answers.demandKnown(context);
        String id = context.pathParam("dataset");
        int stopped = desk.cancel(id, Caller.of(context).name(), Words::breathe);
        Answers.json(context, 202, Map.of("id", id, "stopped", stopped));
    }
}
