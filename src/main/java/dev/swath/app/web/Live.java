package dev.swath.app.web;

import dev.swath.model.trouble.LedgerTrouble;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Server-sent events to all who look: one question to the ledger a second for all of them, none when nobody looks. Who
 * takes them too slowly misses some.
 */
final class Live {
    private static final Logger LOG = LoggerFactory.getLogger(Live.class);
    private static final int MOST_VIEWERS = 100;
    private static final long EVERY_MILLIS = 1000;
    private static final long LONGEST_MILLIS = TimeUnit.MINUTES.toMillis(15);
    /** So that a connection which is gone is found out, and none is thought to be idle. */
    private static final int TICKS_BETWEEN_SIGNS = 15;

    private final Supplier<String> overview;
    private final Set<HttpServerResponse> viewers = new HashSet<>();
    private final AtomicBoolean asking = new AtomicBoolean();
    private String last = "";
    private int silent;

    Live(Supplier<String> overview) {
        this.overview = overview;
    }

    synchronized void join(RoutingContext context) {
        Answers.demandKnown(context);
        if (viewers.size() >= MOST_VIEWERS) {
            Problem.of(503, "too-many-viewers", "as many look already as may; /api/overview tells the same")
                    .answer(context);
            return;
        }
        var response =
                WebServer.head(context.response(), "text/event-stream", 200).setChunked(true);
        response.closeHandler(closed -> leave(response));
        response.exceptionHandler(gone -> leave(response));
        response.write("retry: 3000\n\n" + last);
        viewers.add(response);
        // who still may comes back by itself, and is asked again who it is
        long end = context.vertx().setTimer(LONGEST_MILLIS, over -> response.end());
        context.addEndHandler(gone -> context.vertx().cancelTimer(end));
        if (viewers.size() == 1) {
            var vertx = context.vertx();
            vertx.setPeriodic(1, EVERY_MILLIS, timer -> tick(vertx, timer));
        }
    }

    private synchronized void leave(HttpServerResponse response) {
        viewers.remove(response);
    }

    private synchronized void tick(Vertx vertx, long timer) {
        if (viewers.isEmpty()) {
            vertx.cancelTimer(timer);
            last = "";
            return;
        }
        if (asking.compareAndSet(false, true)) {
            vertx.executeBlocking(this::ask, false)
                    .onSuccess(this::tell)
                    .onFailure(trouble -> LOG.warn("viewers are told nothing", trouble))
                    .onComplete(done -> asking.set(false));
        }
    }

    private String ask() {
        try {
            return "data: " + overview.get() + "\n\n";
        } catch (LedgerTrouble trouble) {
            return "event: trouble\ndata: " + Problem.json(trouble.line()) + "\n\n";
        }
    }

    private synchronized void tell(String news) {
        boolean isNew = !news.equals(last);
        silent = isNew ? 0 : silent + 1;
        last = news;
        if (isNew || silent % TICKS_BETWEEN_SIGNS == 0) {
            var said = isNew ? news : ": nothing new\n\n";
            Set.copyOf(viewers).stream()
                    .filter(viewer -> !viewer.writeQueueFull())
                    .forEach(viewer -> viewer.write(said));
        }
    }
}
