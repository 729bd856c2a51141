package dev.swath.app.gate;

import dev.swath.io.ledger.Gates;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Whether Planet may be asked at all. A revoked key closes the door for all work at once, with one message, instead of
 * failing every piece of it; after a while one piece of work tries again.
 */
public final class Doors {
    private static final Duration SAID_AGAIN = Duration.ofHours(1);
    /** Subject of the history. */
    private static final String PLANET = "door/planet";

    private final Clock clock;
    private final Duration closedFor;
    private volatile Instant closedUntil = Instant.MIN;
    private volatile String why = "";
    private Instant saidAt = Instant.MIN;
    /** What the ledger was last told of the door by this process; null = nothing yet. */
    private volatile @Nullable Boolean notedOpen;

    private final Gates gates;

    /**
     * @param closedFor how long nobody knocks after the door was closed
     * @param gates keep in mind, over restarts, that it was closed
     */
    public Doors(Clock clock, Duration closedFor, Gates gates) {
        this.clock = clock;
        this.closedFor = closedFor;
        this.gates = gates;
    }

    /** Somebody was let in. */
    public void letIn() {
        if (!Boolean.TRUE.equals(notedOpen)) {
            notedOpen = true;
            gates.opened(PLANET);
        }
    }

    /** Closes the door; returns true when people are to be told: once an hour. */
    synchronized boolean close(String reason) {
        if (!Boolean.FALSE.equals(notedOpen)) {
            notedOpen = false;
            gates.closed(PLANET, reason);
        }
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
