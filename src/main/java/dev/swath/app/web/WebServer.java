package dev.swath.app.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.swath.app.watch.Health;
import dev.swath.app.watch.Meters;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.Supplier;
import org.apache.camel.CamelConfiguration;
import org.apache.camel.CamelContext;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpRouter;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpServer;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpServerConfiguration;
import org.apache.camel.support.service.ServiceHelper;

/** Camel's HTTP server, with what it tells of this process. It starts before the routes and ends with them. */
public final class WebServer implements CamelConfiguration {
    private static final String PROMETHEUS = "text/plain; version=0.0.4; charset=utf-8";
    private static final int OK = 200;
    private static final int UNAVAILABLE = 503;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final String host;
    private final int port;
    private final Meters meters;
    private final Health health;

    public WebServer(String host, int port, Meters meters, Health health) {
        this.host = host;
        this.port = port;
        this.meters = meters;
        this.health = health;
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
        router.get("/metrics").blockingHandler(answering(PROMETHEUS, meters::scrape), false);
        router.get("/health/live").blockingHandler(checked(health::live), false);
        router.get("/health/ready").blockingHandler(checked(health::ready), false);
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

    private static HttpServerResponse head(HttpServerResponse response, String type, int status) {
        return response.setStatusCode(status)
                .putHeader("Content-Type", type)
                .putHeader("Cache-Control", "no-store")
                .putHeader("X-Content-Type-Options", "nosniff");
    }

    private static String json(boolean ok, List<Health.Check> checks) {
        var document = new LinkedHashMap<String, Object>();
        document.put("status", ok ? "up" : "down");
        document.put("checks", checks);
        try {
            return JSON.writeValueAsString(document);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
