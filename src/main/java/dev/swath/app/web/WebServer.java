package dev.swath.app.web;

import dev.swath.app.watch.Health;
import dev.swath.app.watch.Sights;
import dev.swath.app.web.Guard.Access;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.apache.camel.CamelConfiguration;
import org.apache.camel.CamelContext;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpRouter;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpServerConfiguration;
import org.apache.camel.support.service.ServiceHelper;
import org.jspecify.annotations.Nullable;

/** Camel's HTTP server, with what it tells of this process. It starts before the routes and ends with them. */
public final class WebServer implements CamelConfiguration {
    private static final String PROMETHEUS = "text/plain; version=0.0.4; charset=utf-8";
    private static final int OK = 200;
    private static final int UNAVAILABLE = 503;

    private final Place place;
    private final Sights sights;
    private final Guard guard;
    private final Optional<Api> api;

    /**
     * Where it listens, and whom it lets in.
     *
     * @param host address of this machine
     */
    public record Place(String host, int port, Access access) {}

    /** @param api empty when only what watches the run is answered */
    public WebServer(Place place, Sights sights, Guard guard, Optional<Api> api) {
        this.place = place;
        this.sights = sights;
        this.guard = guard;
        this.api = api;
    }

    /** @throws Exception with {@link java.net.BindException} below it, when it cannot listen there */
    @Override
    public void configure(CamelContext context) throws Exception {
        var settings = new VertxPlatformHttpServerConfiguration();
        settings.setHost(place.host());
        settings.setBindHost(place.host());
        // the one names the router, the other is listened on
        settings.setPort(place.port());
        settings.setBindPort(place.port());
        var server = new BoundedServer(settings);
        // before the routes: the context by itself would start it with them
        context.addService(server);
        ServiceHelper.startService(server);
        open(server, context);
    }

    private void open(BoundedServer server, CamelContext context) {
        var router = server.router();
        server.bound(router);
        var sessions = guard.open(router, server.getVertx(), place.access());
        router.get("/metrics").blockingHandler(answering(PROMETHEUS, sights.meters()::scrape), false);
        var health = sights.health();
        router.get("/health/live").blockingHandler(checked(health::live), false);
        router.get("/health/ready").blockingHandler(checked(health::ready), false);
        api.ifPresent(answers -> {
            sessions.open(router);
            answers.open(router, sights, context);
        });
        router.route().last().handler(asked -> unanswered(router, asked));
    }

    /** Nothing took the request: the path, the method, or the type of the body is none that is answered. */
    private static void unanswered(VertxPlatformHttpRouter router, RoutingContext context) {
        var path = context.request().path();
        var methods = router.getRoutes().stream()
                .filter(route -> route.methods() != null && isAt(route.getPath(), path))
                .flatMap(route -> route.methods().stream())
                .collect(Collectors.toSet());
        if (methods.isEmpty()) {
            Problem.of(404, "no-such-path", "nothing is answered here; /openapi.json says what is")
                    .answer(context);
        } else if (methods.contains(context.request().method())) {
            Problem.of(415, "unknown-type", "this type is not taken here; /openapi.json says which are")
                    .answer(context);
        } else {
            Problem.of(405, "no-such-method", "this path has other methods; /openapi.json says which")
                    .answer(context);
        }
    }

    private static boolean isAt(@Nullable String route, String path) {
        return route != null && path.matches(route.replace(".", "\\.").replaceAll(":\\w+", "[^/]+"));
    }

    private static Handler<RoutingContext> answering(String type, Supplier<String> text) {
        return request -> head(request.response(), type, OK).end(text.get());
    }

    private static Handler<RoutingContext> checked(Supplier<List<Health.Check>> checks) {
        return request -> {
            var found = checks.get();
            boolean ok = found.stream().allMatch(Health.Check::ok);
            head(request.response(), "application/json", ok ? OK : UNAVAILABLE).end(json(ok, found));
        };
    }

    static HttpServerResponse head(HttpServerResponse response, String type, int status) {
        return response.setStatusCode(status)
                .putHeader("Content-Type", type)
                .putHeader("Cache-Control", "no-store")
                .putHeader("X-Content-Type-Options", "nosniff");
    }

    private static String json(boolean ok, List<Health.Check> checks) {
        var document = new LinkedHashMap<String, Object>();
        document.put("status", ok ? "up" : "down");
        document.put("checks", checks);
        return Problem.json(document);
    }
}
