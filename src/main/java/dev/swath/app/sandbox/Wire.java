package dev.swath.app.sandbox;

import io.netty.channel.Channel;
import io.netty.channel.ChannelOption;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.net.impl.ConnectionBase;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/** Puts an answer on the wire, well or badly. Runs on the event loop. */
final class Wire {
    private static final byte[] PAGE = "<!DOCTYPE html><html><body><h1>Sign in</h1></body></html>\n"
            .repeat(20)
            .getBytes(StandardCharsets.UTF_8);

    private final Vertx vertx;
    private final Journal journal;
    private final Clock clock;

    Wire(Vertx vertx, Journal journal, Clock clock) {
        this.vertx = vertx;
        this.journal = journal;
        this.clock = clock;
    }

    void send(HttpServerRequest request, long id, Reply reply, @Nullable Fault fault) {
        if (fault == null) {
            whole(request, id, reply);
            return;
        }
        switch (fault.kind()) {
            case HANG_BEFORE_STORE, HANG_AFTER_STORE -> vertx.setTimer(fault.millis(300), timer -> reset(request));
            case RESET_BEFORE_STORE, RESET_AFTER_STORE -> reset(request);
            case SLOW_HEADERS -> vertx.setTimer(fault.millis(5), timer -> whole(request, id, reply));
            case STALL_BODY ->
                half(request, id, reply, () -> vertx.setTimer(fault.millis(120), timer -> reset(request)));
            case RESET_BODY -> half(request, id, reply, () -> reset(request));
            case TRUNCATED_BODY ->
                half(request, id, reply, () -> request.connection().close());
            case LONGER_BODY -> longer(request, id, reply);
            case CHUNKED -> chunked(request, id, reply);
            default -> whole(request, id, disturbed(reply, fault));
        }
    }

    /** Faults that show in the content of an otherwise orderly answer. */
    private static Reply disturbed(Reply reply, Fault fault) {
        return switch (fault.kind()) {
            case STATUS_AFTER_STORE -> Outage.reply(fault, 502);
            case UNPARSABLE ->
                reply.withBody(reply.body().getBytes(0, reply.body().length() / 2));
            case WRONG_BYTES -> reply.withBody(flipped(reply.body().getBytes()));
            case HTML_BODY -> Reply.of(200, "text/html", PAGE);
            default -> reply;
        };
    }

    private static byte[] flipped(byte[] body) {
        byte[] changed = body.clone();
        for (int i = changed.length / 2; i < Math.min(changed.length, changed.length / 2 + 16); i++) {
            changed[i] ^= 0x55;
        }
        return changed;
    }

    private void whole(HttpServerRequest request, long id, Reply reply) {
        int length = reply.body().length();
        journal.answered(id, reply.status(), request.method().equals(HttpMethod.HEAD) ? 0 : length);
        head(request, reply, length).end(reply.body());
    }

    private void chunked(HttpServerRequest request, long id, Reply reply) {
        journal.answered(id, reply.status(), reply.body().length());
        HttpServerResponse response = head(request, reply, -1);
        response.setChunked(true).end(reply.body());
    }

    private void half(HttpServerRequest request, long id, Reply reply, Runnable then) {
        int length = reply.body().length();
        journal.answered(id, reply.status(), length / 2);
        head(request, reply, length)
                .write(reply.body().getBuffer(0, length / 2))
                .onComplete(written -> then.run());
    }

    private void longer(HttpServerRequest request, long id, Reply reply) {
        int length = reply.body().length();
        journal.answered(id, reply.status(), length + PAGE.length);
        head(request, reply, length)
                .write(reply.body().copy().appendBytes(PAGE))
                .onComplete(written -> request.connection().close());
    }

    private HttpServerResponse head(HttpServerRequest request, Reply reply, int length) {
        HttpServerResponse response = request.response().setStatusCode(reply.status());
        response.putHeader(
                "Date",
                DateTimeFormatter.RFC_1123_DATE_TIME.format(clock.instant().atOffset(ZoneOffset.UTC)));
        reply.headers().forEach(response::putHeader);
        if (length >= 0) {
            response.putHeader("Content-Length", Integer.toString(length));
        }
        return response;
    }

    /** RST instead of FIN: the socket is closed without lingering. A client that gave up has closed it before. */
    private static void reset(HttpServerRequest request) {
        Channel channel = ((ConnectionBase) request.connection()).channel();
        if (channel.isOpen()) {
            channel.config().setOption(ChannelOption.SO_LINGER, 0);
            request.connection().close();
        }
    }
}
