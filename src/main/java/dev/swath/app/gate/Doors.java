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
    private final Clock clock;
    private final Duration closedFor;
    private volatile Instant closedUntil = Instant.MIN;
    private volatile String why = "";

    /** @param closedFor how long nobody knocks after the door was closed */
    public Doors(Clock clock, Duration closedFor) {
        this.clock = clock;
        this.closedFor = closedFor;
    }

    /** Closes the door; returns true for the first to do so, who tells people. */
    synchronized boolean close(String reason) {
        boolean first = isOpen();
        closedUntil = clock.instant().plus(closedFor);
        why = reason;
        return first;
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
