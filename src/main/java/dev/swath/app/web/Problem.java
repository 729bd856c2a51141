package dev.swath.app.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.swath.app.composite.FaultyRequest;
import dev.swath.model.RequestFault;
import dev.swath.model.trouble.BadInput;
import dev.swath.model.trouble.BadSetting;
import dev.swath.model.trouble.Corrupt;
import dev.swath.model.trouble.LedgerTrouble;
import dev.swath.model.trouble.NoSpace;
import dev.swath.model.trouble.RateLimited;
import dev.swath.model.trouble.Refused;
import dev.swath.model.trouble.Trouble;
import dev.swath.model.trouble.Unauthorized;
import dev.swath.model.trouble.Unavailable;
import io.vertx.ext.web.RoutingContext;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What went wrong with a request, as RFC 9457 has it.
 *
 * @param status of HTTP
 * @param code our own stable word for it, as in the ledger and on the command line
 * @param detail one line: what, where, what to do
 * @param errors what is wrong with the words of a request; empty where it has none
 */
record Problem(int status, String code, String detail, List<RequestFault> errors) {
    private static final Logger LOG = LoggerFactory.getLogger(Problem.class);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int TOO_LARGE = 413;
    private static final int UNPROCESSABLE = 422;
    private static final int INTERNAL = 500;

    static Problem of(int status, String code, String detail) {
        return new Problem(status, code, detail, List.of());
    }

    /** @param wait seconds after which it may be tried again */
    static void tooMany(RoutingContext context, long wait, String detail) {
        context.response().putHeader("Retry-After", String.valueOf(wait));
        of(429, "too-many-requests", detail).answer(context);
    }

    /** Of a request that failed on its way. */
    static void ofFailure(RoutingContext context) {
        if (context.response().closed()) {
            LOG.debug("a caller hung up", context.failure());
            return;
        }
        of(context.failure(), context.statusCode()).answer(context);
    }

    private static Problem of(@Nullable Throwable failure, int status) {
        if (failure instanceof FaultyRequest faulty) {
            return new Problem(UNPROCESSABLE, faulty.code(), faulty.line(), faulty.faults());
        }
        if (failure instanceof Trouble trouble) {
            return of(status(trouble), trouble.code(), trouble.line());
        }
        if (status == TOO_LARGE) {
            return of(TOO_LARGE, "too-large", "larger than web.max-upload-mb allows; split it");
        }
        if (status >= 400 && status < INTERNAL) {
            return of(status, "bad-request", "the request cannot be read");
        }
        // what it was stands in the log alone, for it may name anything
        var id = UUID.randomUUID();
        LOG.error("a request failed ({})", id, failure);
        return of(INTERNAL, "internal", "something is wrong here; the log has it as " + id);
    }

    private static int status(Trouble trouble) {
        if (trouble.code().startsWith("no-such-")) {
            return 404;
        }
        if (trouble instanceof UnknownType) {
            return 415;
        }
        if (trouble instanceof BadInput || trouble instanceof BadSetting || trouble instanceof Corrupt) {
            return UNPROCESSABLE;
        }
        if (trouble instanceof Refused) {
            return 409;
        }
        if (trouble instanceof NoSpace) {
            return 507;
        }
        boolean passes = trouble instanceof LedgerTrouble
                || trouble instanceof Unavailable
                || trouble instanceof RateLimited
                || trouble instanceof Unauthorized;
        return passes ? 503 : INTERNAL;
    }

    void answer(RoutingContext context) {
        var response = context.response();
        if (response.ended() || response.closed()) {
            return;
        }
        if (response.headWritten()) {
            // half an answer must not look like a whole one
            context.request().connection().close();
            return;
        }
        var document = new LinkedHashMap<String, Object>();
        document.put("type", "about:blank");
        document.put("title", response.setStatusCode(status).getStatusMessage());
        document.put("status", status);
        document.put("code", code);
        document.put("detail", detail);
        if (!errors.isEmpty()) {
            document.put("errors", errors);
        }
        if (!context.request().isEnded()) {
            // what else is sent is not waited for
            response.putHeader("Connection", "close");
        }
        WebServer.head(response, "application/problem+json", status).end(json(document));
    }

    static String json(Object document) {
        try {
            return JSON.writeValueAsString(document);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
