package dev.swath.app.web;

import dev.swath.model.trouble.LedgerTrouble;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How a composite stands, as server-sent events: one when something has changed, at most one a second; the last one is
 * called {@code end}, and after it the stream ends.
 */
final class CompositeEvents {
    private static final Logger LOG = LoggerFactory.getLogger(CompositeEvents.class);
    private static final int MOST_VIEWERS = 100;
    private static final long EVERY_MILLIS = 1000;
    /** So that a connection which is gone is found out, and none is thought to be idle. */
    private static final int LOOKS_BETWEEN_SIGNS = 15;

    private final Function<String, News> look;
    private final AtomicInteger viewers = new AtomicInteger();

    /** @param look asks the ledger how the composite of a name stands */
    CompositeEvents(Function<String, News> look) {
        this.look = look;
    }

    /** @param isLast whether nothing more will change */
    record News(String status, boolean isLast) {}

    void join(RoutingContext context) {
        var word = context.pathParam("composite");
        var vertx = context.vertx();
        vertx.executeBlocking(() -> look.apply(word), false)
                .onSuccess(news -> begin(vertx, context, new Viewer(context.response(), word), news))
                .onFailure(context::fail);
    }

    private void begin(Vertx vertx, RoutingContext context, Viewer viewer, News news) {
        if (viewers.incrementAndGet() > MOST_VIEWERS) {
            viewers.decrementAndGet();
            Problem.of(503, "too-many-viewers", "as many look already as may; without /events the same is told")
                    .answer(context);
            return;
        }
        WebServer.head(viewer.response, "text/event-stream", 200).setChunked(true);
        context.addEndHandler(ended -> viewers.decrementAndGet());
        viewer.tell("retry: 3000\n\n");
        viewer.tell(news);
        vertx.setPeriodic(EVERY_MILLIS, timer -> look(vertx, timer, viewer));
    }

    private void look(Vertx vertx, long timer, Viewer viewer) {
        if (viewer.isGone()) {
            vertx.cancelTimer(timer);
            return;
        }
        if (viewer.isAsking) {
            return;
        }
        viewer.isAsking = true;
        vertx.executeBlocking(() -> look.apply(viewer.word), false)
                .onSuccess(viewer::tell)
                .onFailure(trouble -> {
                    LOG.warn("a viewer is told nothing", trouble);
                    if (trouble instanceof LedgerTrouble ofLedger) {
                        viewer.tell("event: trouble\ndata: " + Problem.json(ofLedger.line()) + "\n\n");
                    }
                })
                .onComplete(done -> viewer.isAsking = false);
    }

    /** Of the event loop's thread alone. */
    private static final class Viewer {
        private final HttpServerResponse response;
        private final String word;
        private String last = "";
        private int silent;
        private boolean isAsking;

        Viewer(HttpServerResponse response, String word) {
            this.response = response;
            this.word = word;
        }

        boolean isGone() {
            return response.ended() || response.closed();
        }

        void tell(String text) {
            if (!isGone() && !response.writeQueueFull()) {
                response.write(text);
            }
        }

        void tell(News news) {
            if (isGone()) {
                return;
            }
            if (news.isLast()) {
                response.end("event: end\ndata: " + news.status() + "\n\n");
            } else if (!news.status().equals(last)) {
                tell("data: " + news.status() + "\n\n");
                last = news.status();
                silent = 0;
            } else if (++silent % LOOKS_BETWEEN_SIGNS == 0) {
                tell(": nothing new\n\n");
            }
        }
    }
}
