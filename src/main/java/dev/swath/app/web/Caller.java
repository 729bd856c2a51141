package dev.swath.app.web;

import io.vertx.ext.web.RoutingContext;
import java.util.Locale;
import java.util.Objects;

/**
 * Who asks, and what that one may do.
 *
 * @param name as it stands in the history beside what was decided
 */
record Caller(String name, Role role) {
    /** Everybody on this machine, where nobody is asked. */
    static final Caller ANYBODY = new Caller("web", Role.OPERATOR);

    private static final String KEY = "swath.caller";

    /** What a caller may do. */
    enum Role {
        /** Looks, and changes nothing. */
        VIEWER,
        /** Sends drops, approves, cancels, tries again. */
        OPERATOR;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    boolean mayChange() {
        return role == Role.OPERATOR;
    }

    void enter(RoutingContext context) {
        context.put(KEY, this);
    }

    /** Of a request that was let in. */
    static Caller of(RoutingContext context) {
        return Objects.requireNonNull(context.get(KEY));
    }
}
