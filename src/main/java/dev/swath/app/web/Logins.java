package dev.swath.app.web;

import dev.swath.app.web.Caller.Role;
import dev.swath.io.base.Sha256;
import dev.swath.model.trouble.BadSetting;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Whom the secrets in the environment name, and as what. Of the secrets themselves only digests are kept. */
final class Logins {
    static final String TOKEN = "SWATH_WEB_TOKEN";
    static final String LOGIN = "SWATH_WEB_LOGIN";
    static final String VIEW_TOKEN = "SWATH_WEB_VIEW_TOKEN";
    static final String VIEW_LOGIN = "SWATH_WEB_VIEW_LOGIN";

    private static final int SHORTEST = 16;
    private static final String NAMES = "[\\p{L}\\p{N}._@-]{1,60}";

    private final List<Known> known = new ArrayList<>();

    /** @param digest SHA-256 of the value of the Authorization header: of equal length, however long the secret is */
    @SuppressWarnings("ArrayRecordComponent") // never compared as a record
    private record Known(byte[] digest, Caller caller) {}

    /**
     * @param secrets value of a variable; empty = none
     * @throws BadSetting when one of them is guessed too easily
     */
    Logins(UnaryOperator<String> secrets) {
        token(TOKEN, secrets, new Caller("token", Role.OPERATOR));
        token(VIEW_TOKEN, secrets, new Caller("view-token", Role.VIEWER));
        logins(LOGIN, secrets, Role.OPERATOR);
        logins(VIEW_LOGIN, secrets, Role.VIEWER);
    }

    private void token(String variable, UnaryOperator<String> secrets, Caller caller) {
        var token = secrets.apply(variable);
        if (!token.isEmpty()) {
            demandLong(variable, token);
            known.add(new Known(sha256(bearer(token)), caller));
        }
    }

    /** One or more, with blanks between them. */
    private void logins(String variable, UnaryOperator<String> secrets, Role role) {
        for (var login : List.of(secrets.apply(variable).strip().split("\\s+"))) {
            int colon = login.indexOf(':');
            if (login.isEmpty()) {
                continue;
            }
            if (colon < 1 || !login.substring(0, colon).matches(NAMES)) {
                throw new BadSetting(
                        "bad-setting",
                        "environment " + variable + ": must be USER:PASSWORD, several with blanks between them");
            }
            demandLong(variable + " (its password)", login.substring(colon + 1));
            known.add(new Known(sha256(basic(login)), new Caller(login.substring(0, colon), role)));
        }
    }

    private static void demandLong(String variable, String secret) {
        if (secret.length() < SHORTEST) {
            throw new BadSetting(
                    "weak-secret",
                    "environment " + variable + ": must have " + SHORTEST
                            + " characters or more, as openssl rand -hex 24 makes them");
        }
    }

    boolean isEmpty() {
        return known.isEmpty();
    }

    /** @param user empty = the password is a token */
    Optional<Caller> of(String user, String password) {
        return find(user.isEmpty() ? bearer(password) : basic(user + ":" + password));
    }

    /** @param authorization value of the header */
    Optional<Caller> of(@Nullable String authorization) {
        if (authorization == null) {
            return Optional.empty();
        }
        int space = authorization.indexOf(' ');
        var scheme = authorization.substring(0, Math.max(0, space)).toLowerCase(Locale.ROOT);
        return find(scheme + " " + authorization.substring(space + 1).strip());
    }

    /** All are compared, so that the time it takes tells nothing. */
    private Optional<Caller> find(String presented) {
        var digest = sha256(presented);
        Caller found = null;
        for (var one : known) {
            if (MessageDigest.isEqual(one.digest(), digest)) {
                found = one.caller();
            }
        }
        return Optional.ofNullable(found);
    }

    private static String bearer(String token) {
        return "bearer " + token;
    }

    private static String basic(String login) {
        return "basic " + Base64.getEncoder().encodeToString(login.getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] sha256(String text) {
        return Sha256.begin().digest(text.getBytes(StandardCharsets.UTF_8));
    }
}
