package dev.swath.app.web;

import dev.swath.app.inbox.Incoming;
import dev.swath.app.inbox.Reports;
import dev.swath.app.watch.Health.Check;
import dev.swath.io.ledger.Ledger;
import dev.swath.model.Limits;
import io.vertx.core.Handler;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.function.BiFunction;
import java.util.function.Supplier;

/**
 * What other programs may ask of a run. A request reads the ledger, writes a person's word into it, or puts a file into
 * the inbox; nothing is searched, ordered or fetched by it, and no address that it names is ever called.
 */
public final class Api {
    private static final String JSON = "application/json";
    private static final String FORM = "multipart/form-data";
    /** A digest, and some blanks. */
    private static final long SMALL = 4096;

    private final Ledger ledger;
    private final Incoming incoming;
    private final Uploads uploads;
    private final Drops drops;
    private final Lists lists;
    private final Words words;
    private final long mostBytes;

    /**
     * @param mostBytes of a file that is sent
     * @param fault what is wrong with a value for a setting of a drop; empty when nothing is
     */
    public Api(
            Ledger ledger,
            Reports reports,
            Incoming incoming,
            Supplier<Limits> limits,
            long mostBytes,
            BiFunction<String, String, String> fault) {
        this.ledger = ledger;
        this.incoming = incoming;
        this.mostBytes = mostBytes;
        uploads = new Uploads(incoming, mostBytes, fault);
        drops = new Drops(ledger, reports, incoming);
        lists = new Lists(ledger, limits);
        words = new Words(ledger, drops, lists);
    }

    /** @param checks whether the run gets anywhere */
    void open(Router router, Supplier<List<Check>> checks) {
        router.get("/openapi.json").handler(context -> WebServer.head(context.response(), JSON, 200)
                .end(document()));
        drops(router);
        answer(router.get("/api/orders"), lists::orders);
        answer(router.get("/api/orders/:order"), lists::order);
        answer(router.post("/api/orders/:order/cancel"), words::cancelOrder);
        answer(router.post("/api/orders/:order/retry"), words::retryOrder);
        answer(router.get("/api/files"), lists::files);
        answer(router.get("/api/spend"), lists::spend);
        console(router, new Overview(ledger, lists, checks));
        router.route("/api/*").failureHandler(Problem::ofFailure);
    }

    /** The pages, and what they ask for besides. */
    private void console(Router router, Overview overview) {
        answer(router.get("/api/overview"), overview::answer);
        router.get("/api/live").handler(new Live(overview::text)::join).failureHandler(Problem::ofFailure);
        answer(router.get("/api/areas"), new Areas(ledger, drops)::list);
        answer(router.get("/api/subjects"), new Subjects(ledger)::find);
        new Pages().open(router);
    }

    private void drops(Router router) {
        // a route of its own, for a body handler must be the first of its route
        router.post("/api/drops").consumes(FORM).handler(uploads::expectWhole);
        router.post("/api/drops")
                .consumes(FORM)
                .handler(BodyHandler.create(incoming.folder().toString())
                        .setBodyLimit(mostBytes + SMALL)
                        .setDeleteUploadedFilesOnEnd(true)
                        .setMergeFormAttributes(false))
                .handler(uploads::arrived)
                .blockingHandler(uploads::takeForm, false)
                .failureHandler(Problem::ofFailure);
        for (var type : Uploads.BODIES) {
            router.post("/api/drops")
                    .consumes(type)
                    .handler(uploads::keepBody)
                    .blockingHandler(uploads::takeBody, false)
                    .failureHandler(Problem::ofFailure);
        }
        answer(router.get("/api/drops"), drops::list);
        answer(router.get("/api/drops/:drop"), drops::status);
        answer(router.get("/api/drops/:drop/report.json"), context -> drops.report(context, ".json", JSON));
        answer(
                router.get("/api/drops/:drop/report.html"),
                context -> drops.report(context, ".html", "text/html; charset=utf-8"));
        var approve = router.post("/api/drops/:drop/approve").consumes(JSON);
        answer(approve.handler(BodyHandler.create(false).setBodyLimit(SMALL)), words::approve);
        answer(router.post("/api/drops/:drop/cancel"), words::cancelDrop);
        answer(router.post("/api/drops/:drop/retry"), words::retryDrop);
    }

    private static void answer(Route route, Handler<RoutingContext> handler) {
        route.blockingHandler(handler, false).failureHandler(Problem::ofFailure);
    }

    private static String document() {
        try (InputStream in = Api.class.getResourceAsStream("/web/openapi.json")) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
