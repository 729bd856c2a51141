package dev.swath.app.web;

import dev.swath.model.trouble.BadSetting;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * Lets callers in: by a token, a user with a password, or the session that one of them began. Where none is set,
 * everybody on this machine is let in who calls it by a name of this machine; a web page from elsewhere, which a browser
 * would let call us too, is not.
 */
public final class Guard {
    /** What callers must know, by the names of variables. */
    public static final List<String> VARIABLES =
            List.of(Logins.TOKEN, Logins.LOGIN, Logins.VIEW_TOKEN, Logins.VIEW_LOGIN);

    private static final Set<HttpMethod> READING = Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);
    private static final int WRONG_AT_ONCE = 10;
    private static final double WRONG_PER_SECOND = 1 / 6.0;
    /** A page with its map asks for many things at once. */
    private static final int SECONDS_AT_ONCE = 5;

    private final Logins logins;
    private final Allowance wrong = new Allowance(WRONG_AT_ONCE, WRONG_PER_SECOND, System::nanoTime);

    private Guard(Logins logins) {
        this.logins = logins;
    }

    /**
     * @param secrets value of one of {@link #VARIABLES}; empty = none
     * @throws BadSetting when one of them is guessed too easily
     */
    public static Guard of(UnaryOperator<String> secrets) {
        return new Guard(new Logins(secrets));
    }

    /**
     * Who is let in, besides knowing a secret.
     *
     * @param names of hosts that callers may know us by besides those of this machine; none = any, where callers must
     *     say who they are
     * @param perSecond requests of one address
     * @param sessionHours after which one must log in again
     * @param isHttps whether browsers reach us over https alone, by a proxy in front of us; no request is believed about
     *     that
     */
    public record Access(Set<String> names, int perSecond, int sessionHours, boolean isHttps) {}

    /** Whether callers must say who they are. */
    public boolean isAsking() {
        return !logins.isEmpty();
    }

    /** Stands before all other handlers of the router. */
    Sessions open(Router router, Vertx vertx, Access access) {
        var requests = new Allowance(SECONDS_AT_ONCE * access.perSecond(), access.perSecond(), System::nanoTime);
        var sessions = new Sessions(logins, wrong, Clock.systemUTC(), access);
        router.route().handler(Guard::cover);
        router.route().handler(context -> demandFew(context, requests));
        router.route().handler(context -> demandHost(context, access.names()));
        if (isAsking()) {
            router.route().handler(sessions.handler(vertx));
        }
        router.route().handler(context -> demandKnown(context, sessions));
        return sessions;
    }

    /** What browsers may do with an answer; those who show pages allow more. */
    private static void cover(RoutingContext context) {
        context.response()
                .putHeader("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'; base-uri 'none'")
                .putHeader("Cross-Origin-Resource-Policy", "same-origin")
                .putHeader("Referrer-Policy", "no-referrer")
                .putHeader("X-Content-Type-Options", "nosniff")
                .putHeader("X-Frame-Options", "DENY");
        context.next();
    }

    private static void demandFew(RoutingContext context, Allowance requests) {
        var from = context.request().remoteAddress();
        if (requests.take(from)) {
            context.next();
        } else {
            Problem.tooMany(context, requests.wait(from), "more requests than web.requests-per-second; slow down");
        }
    }

    /** A name that is made to mean this machine from outside, as pages of others try it, is none of ours. */
    private void demandHost(RoutingContext context, Set<String> names) {
        var authority = context.request().authority();
        var host = authority == null ? "" : authority.host().toLowerCase(Locale.ROOT);
        boolean isOurs = isLocal(host) || (names.isEmpty() ? isAsking() : names.contains(host));
        if (isOurs) {
            context.next();
        } else {
            Problem.of(
                            403,
                            "foreign-host",
                            isAsking()
                                    ? "only the names in web.names, and those of this machine, are answered"
                                    : "without authentication only names of this machine are answered")
                    .answer(context);
        }
    }

    private static boolean isLocal(String host) {
        return host.matches("localhost|\\[?::1]?|127(\\.\\d{1,3}){3}");
    }

    private void demandKnown(RoutingContext context, Sessions sessions) {
        var request = context.request();
        if (Sessions.isOpen(request)) {
            // a person who logs in is as foreign as anybody until then
            admitUnlessForeign(context);
            return;
        }
        var given = request.getHeader("Authorization");
        if (isAsking() && given != null && !wrong.has(request.remoteAddress())) {
            Problem.tooMany(context, wrong.wait(request.remoteAddress()), "too many wrong tries; wait");
            return;
        }
        var caller = isAsking() ? caller(context, sessions, given) : Optional.of(Caller.ANYBODY);
        if (caller.isEmpty()) {
            sessions.refuse(context);
            return;
        }
        caller.get().enter(context);
        if (!isChanging(request)) {
            context.next();
        } else if (given == null && isAsking() && !sessions.isIntended(context)) {
            Problem.of(
                            403,
                            "no-session-token",
                            "the session's token must come along: X-Swath-Token, as /api/me tells it")
                    .answer(context);
        } else if (caller.get().mayChange() || Sessions.isLogout(request)) {
            admitUnlessForeign(context);
        } else {
            Problem.of(403, "only-looking", "who views may change nothing; log in as an operator")
                    .answer(context);
        }
    }

    private Optional<Caller> caller(
            RoutingContext context, Sessions sessions, @org.jspecify.annotations.Nullable String given) {
        if (given == null) {
            return sessions.caller(context);
        }
        var caller = logins.of(given);
        if (caller.isEmpty()) {
            wrong.take(context.request().remoteAddress());
        }
        return caller;
    }

    private static void admitUnlessForeign(RoutingContext context) {
        if (isForeign(context.request())) {
            Problem.of(403, "foreign-origin", "a web page from elsewhere may change nothing here")
                    .answer(context);
        } else {
            context.next();
        }
    }

    private static boolean isChanging(HttpServerRequest request) {
        return !READING.contains(request.method()) && !StacApi.SEARCH.equals(request.path());
    }

    /** Whether a browser says that a page of another site sends what changes something. */
    private static boolean isForeign(HttpServerRequest request) {
        if (!isChanging(request)) {
            return false;
        }
        var site = request.getHeader("Sec-Fetch-Site");
        var origin = request.getHeader("Origin");
        var host = request.getHeader("Host");
        boolean isOtherSite = site != null && !site.equals("same-origin") && !site.equals("none");
        return isOtherSite
                || (origin != null
                        && (host == null
                                || !origin.replaceFirst("^https?://", "").equals(host)));
    }

    @Override
    public String toString() {
        return "Guard[hidden]";
    }
}
