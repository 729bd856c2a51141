package dev.swath.app.web;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpRouter;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpServer;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpServerConfiguration;
import org.jspecify.annotations.Nullable;

/**
 * Camel's HTTP server, with an end to what a caller may take of it: connections, bytes of a head, and the time in which
 * a request must have come. Camel's own has no way to say so.
 */
final class BoundedServer extends VertxPlatformHttpServer {
    private static final int MOST_CONNECTIONS = 1000;
    private static final int HEAD_BYTES = 16_384;
    private static final int LINE_BYTES = 8192;
    private static final int FORM_FIELDS = 64;
    private static final int IDLE_MINUTES = 10;
    private static final long HEAD_MILLIS = TimeUnit.SECONDS.toMillis(20);
    private static final long BODY_MILLIS = TimeUnit.SECONDS.toMillis(30);
    /** A file of 100 MB in this time is 1 Mbit/s. */
    private static final long FILE_MILLIS = TimeUnit.MINUTES.toMillis(15);

    /** Connections on which the head of a request is awaited, with the timer that ends them. */
    private final Map<HttpConnection, Long> awaited = new ConcurrentHashMap<>();

    private final String host;
    private final int port;
    private final long headMillis;
    private final long bodyMillis;
    private @Nullable HttpServer server;
    private boolean isOwnVertx;
    private int connections;

    BoundedServer(VertxPlatformHttpServerConfiguration configuration) {
        this(configuration, HEAD_MILLIS, BODY_MILLIS);
    }

    BoundedServer(VertxPlatformHttpServerConfiguration configuration, long headMillis, long bodyMillis) {
        super(configuration);
        host = configuration.getBindHost();
        port = configuration.getBindPort();
        this.headMillis = headMillis;
        this.bodyMillis = bodyMillis;
    }

    /** Camel's own router of this server. */
    VertxPlatformHttpRouter router() {
        return VertxPlatformHttpRouter.lookup(
                getCamelContext(), VertxPlatformHttpRouter.getRouterNameFromPort(getConfigurationPort()));
    }

    /** Goes before all other handlers. */
    void bound(Router router) {
        router.route().handler(this::awaitEnd);
    }

    @Override
    protected void startServer() {
        server = getVertx()
                .createHttpServer(new HttpServerOptions()
                        .setHttp2ClearTextEnabled(false)
                        .setMaxHeaderSize(HEAD_BYTES)
                        .setMaxInitialLineLength(LINE_BYTES)
                        .setMaxFormFields(FORM_FIELDS)
                        .setIdleTimeout(IDLE_MINUTES)
                        .setIdleTimeoutUnit(TimeUnit.MINUTES))
                .connectionHandler(this::opened)
                .requestHandler(router());
        server.listen(port, host).toCompletionStage().toCompletableFuture().join();
    }

    @Override
    protected void stopServer() {
        if (server != null) {
            server.close().toCompletionStage().toCompletableFuture().join();
        }
    }

    @Override
    protected Vertx createVertxInstance() {
        isOwnVertx = true;
        return super.createVertxInstance();
    }

    @Override
    protected void stopVertx() {
        if (isOwnVertx) {
            getVertx().close().toCompletionStage().toCompletableFuture().join();
        }
    }

    @Override
    public @Nullable HttpServer getServer() {
        return server;
    }

    // connections of one server are served by one thread
    private void opened(HttpConnection connection) {
        connections++;
        connection.closeHandler(closed -> {
            connections--;
            stopAwaiting(connection);
        });
        if (connections > MOST_CONNECTIONS) {
            connection.close();
        } else {
            await(connection);
        }
    }

    private void await(HttpConnection connection) {
        awaited.put(connection, getVertx().setTimer(headMillis, late -> {
            awaited.remove(connection);
            connection.close();
        }));
    }

    private void stopAwaiting(HttpConnection connection) {
        var timer = awaited.remove(connection);
        if (timer != null) {
            getVertx().cancelTimer(timer);
        }
    }

    private void awaitEnd(RoutingContext context) {
        var request = context.request();
        var connection = request.connection();
        stopAwaiting(connection);
        context.addEndHandler(ended -> {
            if (ended.succeeded() && !context.response().closed()) {
                await(connection);
            }
        });
        if (!request.isEnded()) {
            long timer = getVertx().setTimer(isFile(request) ? FILE_MILLIS : bodyMillis, late -> {
                Problem.of(408, "too-slow", "the request did not come to its end in time")
                        .answer(context);
                connection.close();
            });
            request.end().onComplete(come -> getVertx().cancelTimer(timer));
        }
        context.next();
    }

    private static boolean isFile(HttpServerRequest request) {
        return request.path().matches("/api/(drops|estimate)");
    }
}
