package dev.swath.app.sandbox.stac;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Tokens that open the container of the storage, each for a while. Thread-safe. */
final class Tokens {
    private static final Duration LIFE = Duration.ofMinutes(45);

    private final Clock clock;
    private final Map<String, Instant> given = new ConcurrentHashMap<>();

    Tokens(Clock clock) {
        this.clock = clock;
    }

    /** As the Planetary Computer answers. */
    ObjectNode give() {
        var expiry = clock.instant().plus(LIFE);
        var signature = Integer.toHexString(0x5a5 + given.size()) + "%2F" + Long.toHexString(expiry.toEpochMilli());
        given.put(signature.replace("%2F", "/"), expiry);
        return Json.object()
                .put("msft:expiry", expiry.toString())
                .put("token", "sv=2024-05-04&sr=c&sp=rl&se=" + expiry.getEpochSecond() + "&sig=" + signature);
    }

    /** @param signature as it stands in an address, decoded; null = none does */
    boolean open(@Nullable String signature) {
        var expiry = signature == null ? null : given.get(signature);
        return expiry != null && clock.instant().isBefore(expiry);
    }
}
