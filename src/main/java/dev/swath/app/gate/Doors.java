package dev.swath.app.gate;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Whether Planet may be asked at all. A revoked key closes the door for all work at once, with one message, instead of
 * failing every piece of it; after a while one piece of work tries again.
 */
public final class Doors {
    private static final Duration SAID_AGAIN = Duration.ofHours(1);

    private final Clock clock;
    private final Duration closedFor;
    private volatile Instant closedUntil = Instant.MIN;
    private volatile String why = "";
    private Instant saidAt = Instant.MIN;

    /** @param closedFor how long nobody knocks after the door was closed */
    public Doors(Clock clock, Duration closedFor) {
        this.clock = clock;
        this.closedFor = closedFor;
    }

    /** Closes the door; returns true when people are to be told: once an hour. */
    synchronized boolean close(String reason) {
        var now = clock.instant();
        boolean isNews = !now.isBefore(saidAt.plus(SAID_AGAIN));
        closedUntil = now.plus(closedFor);
        why = reason;
        if (isNews) {
            saidAt = now;
        }
        return isNews;
    }

    public boolean isOpen() {
        return !clock.instant().isBefore(closedUntil);
    }

    /** Why the door is closed; empty when it is open. */
    public Optional<String> closed() {
        return isOpen() ? Optional.empty() : Optional.of(why);
    }

    Instant opensAt() {
        return closedUntil;
    }
}
