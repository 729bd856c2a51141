package dev.swath.app.web;

import dev.swath.model.trouble.BadSetting;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Asks callers who they are: by a bearer token, or a user with a password, whichever is set. Where neither is, everybody
 * on this machine is let in who calls it by a name of this machine; a web page from elsewhere, which a browser would let
 * call us too, is not.
 */
public final class Guard implements Handler<RoutingContext> {
    private static final int SHORTEST = 16;
    /** Says that the process lives, and nothing else: for those who restart it. */
    private static final String OPEN = "/health/live";

    private static final Set<HttpMethod> READING = Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);

    /** SHA-256 of each value of the Authorization header that is let in: of equal length, however long the secret is. */
    private final List<byte[]> welcome;

    private Guard(List<byte[]> welcome) {
        this.welcome = welcome;
    }

    /**
     * @param token for {@code Authorization: Bearer}; empty = none
     * @param login {@code user:password}, for {@code Authorization: Basic}; empty = none
     * @throws BadSetting when one of them is guessed too easily
     */
    public static Guard of(String token, String login) {
        var welcome = new ArrayList<byte[]>();
        if (!token.isEmpty()) {
            demandLong("SWATH_WEB_TOKEN", token);
            welcome.add(sha256("bearer " + token));
        }
        if (!login.isEmpty()) {
            int colon = login.indexOf(':');
            if (colon < 1) {
                throw new BadSetting("bad-setting", "environment SWATH_WEB_LOGIN: must be USER:PASSWORD");
            }
            demandLong("SWATH_WEB_LOGIN (its password)", login.substring(colon + 1));
            var coded = Base64.getEncoder().encodeToString(login.getBytes(StandardCharsets.UTF_8));
            welcome.add(sha256("basic " + coded));
        }
        return new Guard(List.copyOf(welcome));
    }

    private static void demandLong(String variable, String secret) {
        if (secret.length() < SHORTEST) {
            throw new BadSetting(
                    "weak-secret",
                    "environment " + variable + ": must have " + SHORTEST
                            + " characters or more, as openssl rand -hex 24 makes them");
        }
    }

    /** Whether callers must say who they are. */
    public boolean isAsking() {
        return !welcome.isEmpty();
    }

    @Override
    public void handle(RoutingContext context) {
        var request = context.request();
        if (request.path().equals(OPEN)) {
            context.next();
        } else if (isAsking() && !isKnown(request)) {
            context.response()
                    .headers()
                    .add("WWW-Authenticate", "Bearer realm=\"swath\"")
                    .add("WWW-Authenticate", "Basic realm=\"swath\"");
            Problem.of(401, "unauthenticated", "say who you are: Authorization: Bearer TOKEN, or Basic")
                    .answer(context);
        } else if (!isAsking() && !isCalledLocally(request)) {
            Problem.of(403, "foreign-host", "without authentication only names of this machine are answered")
                    .answer(context);
        } else if (isForeign(request)) {
            Problem.of(403, "foreign-origin", "a web page from elsewhere may change nothing here")
                    .answer(context);
        } else {
            context.next();
        }
    }

    private boolean isKnown(HttpServerRequest request) {
        var given = request.getHeader("Authorization");
        if (given == null) {
            return false;
        }
        int space = given.indexOf(' ');
        var scheme = given.substring(0, Math.max(0, space)).toLowerCase(Locale.ROOT);
        var presented = sha256(scheme + " " + given.substring(space + 1).strip());
        boolean known = false;
        for (var one : welcome) {
            known |= MessageDigest.isEqual(one, presented);
        }
        return known;
    }

    /** The name that the caller knows us by: one that is made to mean this machine from outside is another name. */
    private static boolean isCalledLocally(HttpServerRequest request) {
        var authority = request.authority();
        return authority != null && authority.host().matches("localhost|\\[?::1]?|127(\\.\\d{1,3}){3}");
    }

    /** Whether a browser says that a page of another site sends what changes something. */
    private static boolean isForeign(HttpServerRequest request) {
        if (READING.contains(request.method())) {
            return false;
        }
        var origin = request.getHeader("Origin");
        var host = request.getHeader("Host");
        return origin != null
                && (host == null || !origin.replaceFirst("^https?://", "").equals(host));
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public String toString() {
        return "Guard[hidden]";
    }
}
