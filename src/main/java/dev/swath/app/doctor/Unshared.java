package dev.swath.app.doctor;

import dev.swath.io.ledger.Gates;
import java.time.Instant;

/** The pace where there is no ledger yet, so nobody to share it with. */
final class Unshared implements Gates {
    private long next;

    @Override
    public synchronized long reserve(String gate, long intervalMillis, Instant now) {
        long slot = Math.max(next, now.toEpochMilli());
        next = slot + intervalMillis;
        return slot;
    }

    @Override
    public synchronized void pause(String gate, Instant until, double factor) {
        next = Math.max(next, until.toEpochMilli());
    }

    @Override
    public void recover(String gate, double step) {
        // never slowed down
    }

    @Override
    public long pausedUntil(String gate) {
        return 0;
    }

    @Override
    public void closed(String door, String why) {
        // who looks says so
    }

    @Override
    public void opened(String door) {
        // who looks says so
    }

    @Override
    public double slowdown(String gate) {
        return 1;
    }
}
