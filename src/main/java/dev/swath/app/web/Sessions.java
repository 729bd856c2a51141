package dev.swath.app.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.swath.app.web.Guard.Access;
import dev.swath.model.trouble.BadInput;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.CookieSameSite;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import io.vertx.ext.web.handler.SessionHandler;
import io.vertx.ext.web.sstore.LocalSessionStore;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sessions of people with browsers. They are kept in memory: after a restart one logs in again. What changes something
 * must bring the session's token besides its cookie, which a page of another site cannot read.
 */
final class Sessions {
    private static final Logger LOG = LoggerFactory.getLogger(Sessions.class);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final SecureRandom RANDOM = new SecureRandom();

    private static final String COOKIE = "swath";
    private static final String WHO = "who";
    private static final String TOKEN = "token";
    private static final String UNTIL = "until";
    private static final String PAGE = "/login";
    private static final String LOGIN = "/api/login";
    private static final String LOGOUT = "/api/logout";
    private static final int ID_BYTES = 32;
    private static final long SMALL = 4096;

    private final Logins logins;
    private final Allowance wrong;
    private final Clock clock;
    private final Duration longest;
    private final boolean isHttps;

    /** @param wrong how often an address may be wrong */
    Sessions(Logins logins, Allowance wrong, Clock clock, Access access) {
        this.logins = logins;
        this.wrong = wrong;
        this.clock = clock;
        longest = Duration.ofHours(access.sessionHours());
        isHttps = access.isHttps();
    }

    Handler<RoutingContext> handler(Vertx vertx) {
        // lazy: who has no session is given none until it is asked for
        return SessionHandler.create(LocalSessionStore.create(vertx))
                .setSessionCookieName(COOKIE)
                .setSessionTimeout(longest.toMillis())
                .setMinLength(ID_BYTES)
                .setCookieHttpOnlyFlag(true)
                .setCookieSameSite(CookieSameSite.STRICT)
                .setCookieSecureFlag(isHttps)
                .setNagHttps(false)
                .setLazySession(true);
    }

    void open(Router router) {
        router.get("/api/me").handler(this::tell).failureHandler(Problem::ofFailure);
        router.post(LOGIN)
                .consumes("application/json")
                .handler(BodyHandler.create(false).setBodyLimit(SMALL))
                .handler(this::login)
                .failureHandler(Problem::ofFailure);
        router.post(LOGOUT).handler(this::logout).failureHandler(Problem::ofFailure);
    }

    /** Answered to everybody: that the process lives, how to log in, and the files of the pages, which tell of no work. */
    static boolean isOpen(HttpServerRequest request) {
        var path = request.path();
        return path.equals("/health/live") || path.equals(PAGE) || path.equals(LOGIN) || path.startsWith("/console/");
    }

    static boolean isLogout(HttpServerRequest request) {
        return request.path().equals(LOGOUT);
    }

    /** Of the session that the request's cookie names. */
    Optional<Caller> caller(RoutingContext context) {
        if (context.request().getCookie(COOKIE) == null) {
            return Optional.empty();
        }
        var session = context.session();
        Caller who = session.get(WHO);
        Instant until = session.get(UNTIL);
        if (who == null || !clock.instant().isBefore(until)) {
            session.destroy();
            return Optional.empty();
        }
        return Optional.of(who);
    }

    /** Whether the request comes from the session's own pages. */
    boolean isIntended(RoutingContext context) {
        var given = context.request().getHeader("X-Swath-Token");
        String token = context.session().get(TOKEN);
        return given != null
                && MessageDigest.isEqual(
                        given.getBytes(StandardCharsets.UTF_8), token.getBytes(StandardCharsets.UTF_8));
    }

    /** A person is sent to the page for logging in; a program is told how, and a browser does not ask by itself. */
    void refuse(RoutingContext context) {
        var request = context.request();
        var accepts = request.getHeader("Accept");
        if (accepts != null && accepts.contains("text/html")) {
            context.response().setStatusCode(303).putHeader("Location", PAGE).end();
            return;
        }
        if (request.getHeader("Sec-Fetch-Mode") == null) {
            context.response()
                    .headers()
                    .add("WWW-Authenticate", "Bearer realm=\"swath\"")
                    .add("WWW-Authenticate", "Basic realm=\"swath\"");
        }
        Problem.of(
                        401,
                        "unauthenticated",
                        "say who you are: Authorization: Bearer TOKEN, or Basic; people log in at /login")
                .answer(context);
    }

    private void login(RoutingContext context) {
        var from = context.request().remoteAddress();
        if (!wrong.has(from)) {
            Problem.tooMany(context, wrong.wait(from), "too many wrong tries; wait");
            return;
        }
        var body = body(context);
        var caller =
                logins.of(body.path("user").asText(""), body.path("password").asText(""));
        if (caller.isEmpty()) {
            wrong.take(from);
            LOG.warn("a log-in from {} was refused", from.hostAddress());
            Problem.of(401, "unauthenticated", "this user and password are not known here")
                    .answer(context);
            return;
        }
        LOG.info("{} logged in from {}", caller.get().name(), from.hostAddress());
        var session = context.session().regenerateId();
        session.put(WHO, caller.get());
        session.put(UNTIL, clock.instant().plus(longest));
        session.put(TOKEN, random());
        tell(context, caller.get(), session.get(TOKEN));
    }

    private static JsonNode body(RoutingContext context) {
        try {
            return Objects.requireNonNullElse(JSON.readTree(context.body().asString()), JSON.createObjectNode());
        } catch (JsonProcessingException | IllegalArgumentException unreadable) {
            throw new BadInput("bad-parameter", "the body must be {\"user\": …, \"password\": …}");
        }
    }

    private void logout(RoutingContext context) {
        if (context.request().getCookie(COOKIE) != null && !logins.isEmpty()) {
            context.session().destroy();
        }
        context.response().setStatusCode(204).end();
    }

    private void tell(RoutingContext context) {
        boolean hasSession = !logins.isEmpty() && context.request().getHeader("Authorization") == null;
        tell(context, Caller.of(context), hasSession ? context.session().get(TOKEN) : "");
    }

    private void tell(RoutingContext context, Caller caller, String token) {
        var told = new LinkedHashMap<String, Object>(
                Map.of("user", caller.name(), "role", caller.role().word(), "asked", !logins.isEmpty()));
        if (!token.isEmpty()) {
            told.put(TOKEN, token);
        }
        Answers.json(context, 200, told);
    }

    private static String random() {
        var bytes = new byte[ID_BYTES];
        RANDOM.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
