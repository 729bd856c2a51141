package dev.swath.app.web;

import dev.swath.app.inbox.Incoming;
import dev.swath.app.inbox.Reports;
import dev.swath.app.watch.Sights;
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
import org.apache.camel.CamelContext;

/**
 * What other programs may ask of a run. A request reads the ledger, writes a person's word into it, or puts a file into
 * the inbox; nothing is searched or ordered by it, no address that it names is ever called, and all that is fetched are
 * the provider's small pictures of scenes that were found.
 */
public final class Api {
    private static final String JSON = "application/json";
    /** A digest, and some blanks. */
    private static final long SMALL = 4096;

    private final Ledger ledger;
    private final Uploads uploads;
    private final Uploads estimates;
    private final Drops drops;
    private final Lists lists;
    private final Words words;
    private final Candidates candidates;
    private final Console console;
    private final List<Door> doors;

    /**
     * How files are taken in.
     *
     * @param mostBytes of one
     * @param fault what is wrong with a value for a setting of a drop; empty when nothing is
     */
    public record Taking(Incoming incoming, long mostBytes, BiFunction<String, String, String> fault) {}

    /** More that is answered beside drops, orders and files. */
    @FunctionalInterface
    public interface Door {
        void open(Router router);
    }

    public Api(
            Ledger ledger, Reports reports, Taking taking, Supplier<Limits> limits, Console console, List<Door> doors) {
        this.ledger = ledger;
        this.console = console;
        this.doors = List.copyOf(doors);
        var incoming = taking.incoming();
        drops = new Drops(ledger, reports, incoming);
        lists = new Lists(ledger, limits);
        words = new Words(ledger, drops, lists);
        var sent = new Sent(ledger, incoming, console.appraise(), limits, lists);
        uploads = new Uploads(incoming, taking.mostBytes(), taking.fault(), sent::drop);
        estimates = new Uploads(incoming, taking.mostBytes(), taking.fault(), sent::estimate);
        candidates =
                new Candidates(ledger, drops, console.urls(), () -> limits.get().minCharge());
    }

    /** @param camel whose routes are shown */
    void open(Router router, Sights sights, CamelContext camel) {
        router.get("/openapi.json").handler(context -> WebServer.head(context.response(), JSON, 200)
                .end(document()));
        drops(router);
        answer(router.get("/api/orders"), lists::orders);
        answer(router.get("/api/orders/:order"), lists::order);
        answer(router.post("/api/orders/:order/cancel"), words::cancelOrder);
        answer(router.post("/api/orders/:order/retry"), words::retryOrder);
        answer(router.get("/api/files"), lists::files);
        answer(router.post("/api/files/:file/retry"), words::retryFile);
        answer(router.get("/api/spend"), lists::spend);
        doors.forEach(door -> door.open(router));
        answer(router.get("/api/features"), lists::features);
        var inside = new Inside(sights, camel);
        answer(router.get("/api/routes"), inside::routes);
        answer(router.get("/api/settings"), inside::settings);
        console(router, new Overview(ledger, lists, sights));
        images(router, new Images(ledger, drops, console.holdings(), console.cache()));
        router.route("/api/*").failureHandler(Problem::ofFailure);
    }

    /** The pages, and what they ask for besides. */
    private void console(Router router, Overview overview) {
        answer(router.get("/api/overview"), overview::answer);
        router.get("/api/live").handler(new Live(overview::text)::join).failureHandler(Problem::ofFailure);
        answer(router.get("/api/areas"), new Areas(ledger, drops)::list);
        answer(router.get("/api/areas/:area"), candidates::area);
        answer(router.get("/api/areas/:area/scenes"), candidates::ofArea);
        answer(
                router.get("/api/choices"),
                context -> Answers.json(context, 200, console.choices().get()));
        answer(router.get("/api/subjects"), new Subjects(ledger)::find);
        answer(
                router.get("/api/scenes/:type/:scene/preview"),
                new ScenePictures(ledger.candidates(), console.previews(), console.cache())::picture);
        new Pages(console.tiles()).open(router);
    }

    private static void images(Router router, Images images) {
        answer(router.get("/api/images"), images::list);
        answer(router.get("/api/images/:image/picture.png"), images::picture);
        answer(router.get("/api/images/:image/image.tif"), images::file);
        answer(router.get("/api/images/:image/item.json"), images::description);
    }

    private void drops(Router router) {
        uploads.open(router, "/api/drops");
        estimates.open(router, "/api/estimate");
        answer(router.get("/api/drops"), drops::list);
        answer(router.get("/api/drops/:drop"), drops::status);
        answer(router.get("/api/drops/:drop/report.json"), context -> drops.report(context, ".json", JSON));
        answer(
                router.get("/api/drops/:drop/report.html"),
                context -> drops.report(context, ".html", "text/html; charset=utf-8"));
        answer(router.get("/api/drops/:drop/plan"), candidates::ofPlan);
        var approve = router.post("/api/drops/:drop/approve").consumes(JSON);
        answer(approve.handler(BodyHandler.create(false).setBodyLimit(SMALL)), words::approve);
        answer(router.post("/api/drops/:drop/cancel"), words::cancelDrop);
        answer(router.post("/api/drops/:drop/retry"), words::retryDrop);
    }

    static void answer(Route route, Handler<RoutingContext> handler) {
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
