package dev.swath.app.sandbox;

import io.vertx.core.MultiMap;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Who may call: the four ways in which an API key can be shown. */
final class Access {
    private final String accepted;
    private volatile boolean revoked;

    /** @param accepted the key, empty for any */
    Access(String accepted) {
        this.accepted = accepted;
    }

    void revoke() {
        revoked = true;
    }

    void restore() {
        revoked = false;
    }

    boolean allows(MultiMap headers, MultiMap query) {
        String key = key(headers.get("Authorization"));
        if (key == null) {
            key = query.get("api_key");
        }
        return !revoked && key != null && !key.isEmpty() && (accepted.isEmpty() || accepted.equals(key));
    }

    private static @Nullable String key(@Nullable String authorization) {
        if (authorization == null) {
            return null;
        }
        int space = authorization.indexOf(' ');
        String scheme = space < 0 ? "" : authorization.substring(0, space);
        String rest = authorization.substring(space + 1).trim();
        return switch (scheme.toLowerCase(Locale.ROOT)) {
            case "api-key", "bearer" -> rest;
            case "basic" -> user(rest);
            default -> null;
        };
    }

    private static @Nullable String user(String encoded) {
        try {
            String pair = new String(Base64.getDecoder().decode(encoded), StandardCharsets.UTF_8);
            int colon = pair.indexOf(':');
            return colon < 0 ? pair : pair.substring(0, colon);
        } catch (IllegalArgumentException notBase64) {
            return null;
        }
    }
}
