package dev.swath.app.sandbox;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.time.Clock;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One listener. Each request is stamped and journalled on arrival, may be struck by a fault, passes key and rate, is
 * served on a worker thread and put on the wire.
 */
final class Door {
    private static final long MAX_BODY = 1 << 20;
    private static final String ARRIVAL = "arrival";

    /** What a request has to pass before it is served. */
    interface Guard {
        @Nullable
        Reply refusal(RoutingContext visit, String word, long nanos);
    }

    private final Vertx vertx;
    private final Router router;
    private final Journal journal;
    private final Faults faults;
    private final Access access;
    private final Wire wire;

    Door(Vertx vertx, Journal journal, Faults faults, Access access, Clock clock) {
        this.vertx = vertx;
        this.journal = journal;
        this.faults = faults;
        this.access = access;
        this.wire = new Wire(vertx, journal, clock);
        this.router = Router.router(vertx);
        router.route().handler(visit -> {
            visit.put(ARRIVAL, new Journal.Arrival(System.nanoTime(), System.currentTimeMillis()));
            visit.next();
        });
        router.route().handler(BodyHandler.create(false).setBodyLimit(MAX_BODY));
    }

    /** Serves journalled requests under an endpoint word. */
    void serve(HttpMethod method, String path, String word, Guard guard, Function<Call, Reply> service) {
        router.route(method, path).handler(visit -> visit(visit, word, guard, service));
    }

    /** Serves requests of the operator: neither journalled nor struck by faults. */
    void control(HttpMethod method, String path, Function<Call, Reply> service) {
        router.route(method, path).handler(visit -> answer(visit, 0, call(visit, null), service));
    }

    HttpServer listen(int port) {
        var options = new HttpServerOptions().setHost("127.0.0.1").setPort(port);
        return vertx.createHttpServer(options)
                .requestHandler(router)
                .listen()
                .toCompletionStage()
                .toCompletableFuture()
                .join();
    }

    private void visit(RoutingContext visit, String word, Guard guard, Function<Call, Reply> service) {
        var request = visit.request();
        Journal.Arrival arrival = visit.get(ARRIVAL);
        long id = journal.arrived(arrival, request.method().name(), request.path(), word);
        Fault fault = faults.next(word, request.uri());
        if (fault != null && fault.kind() == Kind.REVOKE_KEY) {
            access.revoke();
        }
        Reply refusal = guard.refusal(visit, word, arrival.nanos());
        if (refusal != null) {
            wire.send(request, id, refusal, null);
        } else if (fault != null && fault.kind().beforeServing()) {
            wire.send(request, id, Outage.reply(fault, 503), fault);
        } else {
            answer(visit, id, call(visit, fault), service);
        }
    }

    private void answer(RoutingContext visit, long id, Call call, Function<Call, Reply> service) {
        vertx.executeBlocking(() -> attempt(call, service), false)
                .onSuccess(reply -> {
                    journal.served(id, reply);
                    wire.send(visit.request(), id, reply, call.fault());
                })
                .onFailure(failure -> {
                    journal.answered(id, 500, 0);
                    visit.fail(failure);
                });
    }

    private static Reply attempt(Call call, Function<Call, Reply> service) {
        try {
            return service.apply(call);
        } catch (Problem problem) {
            return problem.reply();
        }
    }

    private static Call call(RoutingContext visit, @Nullable Fault fault) {
        Buffer body = visit.body().buffer();
        return new Call(
                Map.copyOf(visit.pathParams()),
                visit.queryParams(),
                visit.request().headers(),
                body == null ? Buffer.buffer() : body,
                visit.request().uri(),
                fault);
    }
}
