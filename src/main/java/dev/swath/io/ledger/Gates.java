package dev.swath.io.ledger;

import java.time.Instant;

/** Pace of the gates. One row per account key and gate, so that all processes on one ledger keep one pace. */
public interface Gates {
    /**
     * Reserves the next slot: {@code max(next free slot, now, end of pause)}, and moves the next free slot one
     * interval further, times the present slow-down.
     *
     * @param gate name of the gate with the account's key hash, e.g. {@code search/1f3a…}
     * @return epoch milliseconds of the slot
     */
    long reserve(String gate, long intervalMillis, Instant now);

    /** Nothing passes before {@code until}; and the pace becomes {@code factor} times slower, at most 10 times. */
    void pause(String gate, Instant until, double factor);

    /** A call went well: the slow-down shrinks by {@code step} towards 1. */
    void recover(String gate, double step);

    /** Epoch milliseconds until which the gate is paused; 0 when it is not. */
    long pausedUntil(String gate);

    /** Notes in the history that the provider lets nobody in, unless that was its last word. */
    void closed(String door, String why);

    /** Notes in the history that it lets us in again, if its last word was that it does not. */
    void opened(String door);

    /** Present slow-down, 1 = none. */
    double slowdown(String gate);
}
