package dev.swath.app.web;

import dev.swath.app.watch.Health;
import dev.swath.app.watch.Meters;
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
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpServer;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpServerConfiguration;
import org.apache.camel.support.service.ServiceHelper;
import org.jspecify.annotations.Nullable;

/** Camel's HTTP server, with what it tells of this process. It starts before the routes and ends with them. */
public final class WebServer implements CamelConfiguration {
    private static final String PROMETHEUS = "text/plain; version=0.0.4; charset=utf-8";
    private static final int OK = 200;
    private static final int UNAVAILABLE = 503;

    private final String host;
    private final int port;
    private final Meters meters;
    private final Health health;
    private final Guard guard;
    private final Optional<Api> api;

    /** @param api empty when only what watches the run is answered */
    public WebServer(String host, int port, Meters meters, Health health, Guard guard, Optional<Api> api) {
        this.host = host;
        this.port = port;
        this.meters = meters;
        this.health = health;
        this.guard = guard;
        this.api = api;
    }

    /** @throws Exception with {@link java.net.BindException} below it, when it cannot listen there */
    @Override
    public void configure(CamelContext context) throws Exception {
        var settings = new VertxPlatformHttpServerConfiguration();
        settings.setHost(host);
        settings.setBindHost(host);
        // the one names the router, the other is listened on
        settings.setPort(port);
        settings.setBindPort(port);
        var server = new VertxPlatformHttpServer(settings);
        // before the routes: the context by itself would start it with them
        context.addService(server);
        ServiceHelper.startService(server);
        open(VertxPlatformHttpRouter.lookup(context, VertxPlatformHttpRouter.getRouterNameFromPort(port)));
    }

    private void open(VertxPlatformHttpRouter router) {
        router.route().handler(guard);
        router.get("/metrics").blockingHandler(answering(PROMETHEUS, meters::scrape), false);
        router.get("/health/live").blockingHandler(checked(health::live), false);
        router.get("/health/ready").blockingHandler(checked(health::ready), false);
        api.ifPresent(answers -> answers.open(router, health::ready));
        router.route().last().handler(context -> unanswered(router, context));
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
