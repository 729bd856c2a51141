package dev.swath.app.sandbox;

import dev.swath.app.sandbox.stac.StacService;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.http.HttpServer;
import java.net.URI;
import java.time.Clock;
import java.util.concurrent.CompletionException;

/** The simulated services, listening on 127.0.0.1: the API on one port, the download origin on another. */
public final class Sandbox implements AutoCloseable {
    private final Vertx vertx;
    private final Journal journal;
    private final Faults faults;
    private final Access access;
    private final int port;
    private final int originPort;
    private final StacService stac;

    private Sandbox(Vertx vertx, SandboxOptions options, Clock clock) {
        this.vertx = vertx;
        this.journal = new Journal();
        this.faults = new Faults(options.world().seed());
        this.access = new Access(options.apiKey());
        // ports are known only when listening, addresses are needed before: the routes are added last
        Door api = new Door(vertx, journal, faults, access, clock);
        Door storage = new Door(vertx, journal, faults, access, clock);
        HttpServer apiServer = api.listen(options.port());
        HttpServer originServer = storage.listen(0);
        this.port = apiServer.actualPort();
        this.originPort = originServer.actualPort();
        var addresses = new Addresses("http://127.0.0.1:" + port, "http://127.0.0.1:" + originPort);
        new Services(new OrdersApi.Terms(options, clock), addresses)
                .open(api, storage, access, new Control(journal, faults, access));
        var world = options.world();
        this.stac = new StacService(options.stac(), world.seed(), world.cloudiness(), addresses.api(), clock);
        new StacRoutes(stac).open(api);
    }

    /**
     * Starts both listeners.
     *
     * @param clock decides on states of orders, publication of scenes and expiry of links
     * @throws IllegalStateException when the port is taken
     */
    public static Sandbox start(SandboxOptions options, Clock clock) {
        Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(2).setWorkerPoolSize(8));
        try {
            return new Sandbox(vertx, options, clock);
        } catch (CompletionException taken) {
            vertx.close().toCompletionStage().toCompletableFuture().join();
            throw new IllegalStateException("sandbox cannot listen on port " + options.port(), taken);
        }
    }

    /** Port of the API. */
    public int port() {
        return port;
    }

    /** Where the API is reached. */
    public URI api() {
        return URI.create("http://127.0.0.1:" + port);
    }

    /** Where downloads are served: another port, so another origin. */
    public URI origin() {
        return URI.create("http://127.0.0.1:" + originPort);
    }

    /** Where the simulated STAC API begins: its landing page. */
    public URI stac() {
        return api().resolve("/stac/v1");
    }

    /** All requests so far. */
    public Journal journal() {
        return journal;
    }

    /** What shall go wrong. */
    public Faults faults() {
        return faults;
    }

    /** A key that was revoked works again. */
    public void restoreKey() {
        access.restore();
    }

    /** Stops both listeners, cuts their connections, and removes the images that were made. */
    @Override
    public void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
        stac.close();
    }
}
