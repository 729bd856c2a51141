package dev.swath.app.gate;

import dev.swath.io.ledger.Gates;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;

/**
 * The pace of one kind of call: evenly spaced, and paused for everybody by one 429. Slots are reserved in the ledger, so
 * all processes on it keep one pace together; within a process two releases are never closer than the interval.
 *
 * <p>A 429 also makes the pace half as fast, recovering by a tenth of the interval with each call that goes well.
 */
public final class Gate {
    private static final double SLOWER = 2;
    private static final double RECOVERY = 0.1;
    private static final Duration SHORTEST_SILENCE = Duration.ofSeconds(1);
    private static final long SLOWEST_TO_LEAVE_NANOS = TimeUnit.SECONDS.toNanos(1);
    private static final Duration LONGEST_SILENCE = Duration.ofMinutes(15);

    /** The gate that this thread has passed with a call that has not left yet. */
    private static final ThreadLocal<Gate> PASSING = new ThreadLocal<>();

    private final String name;
    private final Gates gates;
    private final Clock clock;
    private final double scale;
    private final Object turnstile = new Object();
    // guarded by the turnstile
    private long lastReleaseNanos = System.nanoTime() - TimeUnit.HOURS.toNanos(1);
    private long lastSentNanos = lastReleaseNanos;
    private boolean leaving;
    private volatile boolean slowed = true;
    private final LongAdder passed = new LongAdder();
    private final LongAdder waitedNanos = new LongAdder();
    private final LongAdder left = new LongAdder();
    private final LongAdder paused = new LongAdder();

    /**
     * @param name gate and account, as in the ledger
     * @param scale the interval is divided by it, for rehearsals; 1 otherwise
     */
    public Gate(String name, Gates gates, Clock clock, double scale) {
        this.name = name;
        this.gates = gates;
        this.clock = clock;
        this.scale = scale;
    }

    /**
     * Returns when the caller may go through.
     *
     * @param intervalMillis smallest time between two releases, in milliseconds
     * @throws InterruptedException when the product is stopping
     */
    public void await(long intervalMillis) throws InterruptedException {
        if (intervalMillis < 1) {
            throw new IllegalArgumentException("the pace of " + name + " must be 1 ms or more, was " + intervalMillis);
        }
        long interval = Math.max(1, Math.round(intervalMillis / scale));
        long came = System.nanoTime();
        do {
            sleep(TimeUnit.MILLISECONDS.toNanos(gates.reserve(name, interval, clock.instant()) - clock.millis()));
        } while (clock.millis() < gates.pausedUntil(name));
        turn(TimeUnit.MILLISECONDS.toNanos(interval));
        PASSING.set(this);
        passed.increment();
        waitedNanos.add(System.nanoTime() - came);
    }

    /** How often somebody went through. */
    public long passed() {
        return passed.sum();
    }

    /** How long all of them together waited. */
    public double waitedNanos() {
        return waitedNanos.sum();
    }

    /** How many requests left, also those that the HTTP client sent without a new turn. */
    public long calls() {
        return left.sum();
    }

    /** How often the service asked for silence. */
    public long pauses() {
        return paused.sum();
    }

    /** Present slow-down, 1 = none. */
    public double slowdown() {
        return gates.slowdown(name);
    }

    /**
     * The ledger's slots are a grid of milliseconds; waking up late on one must not bring the next too close. Nor may a
     * call that is slow to leave (a new connection, a cold start) be caught up by the next: that one waits until it has
     * left, at most a second, and the interval counts from there.
     */
    private void turn(long intervalNanos) throws InterruptedException {
        synchronized (turnstile) {
            for (long wait = nanosToWait(intervalNanos); wait > 0; wait = nanosToWait(intervalNanos)) {
                TimeUnit.NANOSECONDS.timedWait(turnstile, wait);
            }
            lastReleaseNanos = System.nanoTime();
            leaving = true;
        }
    }

    private long nanosToWait(long intervalNanos) {
        long now = System.nanoTime();
        long untilDue = Math.max(lastReleaseNanos, lastSentNanos) + intervalNanos - now;
        return leaving ? Math.max(untilDue, lastReleaseNanos + SLOWEST_TO_LEAVE_NANOS - now) : untilDue;
    }

    /** Called by the HTTP client in the thread that passed a gate, when its request leaves. */
    public static void sending() {
        var gate = PASSING.get();
        if (gate != null) {
            PASSING.remove();
            gate.left();
        }
    }

    private void left() {
        left.increment();
        synchronized (turnstile) {
            lastSentNanos = System.nanoTime();
            leaving = false;
            turnstile.notifyAll();
        }
    }

    /** The service asked for silence: nobody passes before it is over. */
    void pause(Duration retryAfter) {
        var silence = retryAfter.compareTo(SHORTEST_SILENCE) < 0 ? SHORTEST_SILENCE : retryAfter;
        silence = silence.compareTo(LONGEST_SILENCE) > 0 ? LONGEST_SILENCE : silence;
        Instant until = clock.instant().plusMillis(Math.round(silence.toMillis() / scale));
        slowed = true;
        paused.increment();
        gates.pause(name, until, SLOWER);
    }

    /** A call went well: the pace may recover. */
    void wentWell() {
        if (slowed) {
            gates.recover(name, RECOVERY);
            slowed = gates.slowdown(name) > 1;
        }
    }

    private static void sleep(long nanos) throws InterruptedException {
        long until = System.nanoTime() + nanos;
        for (long left = nanos; left > 0; left = until - System.nanoTime()) {
            TimeUnit.NANOSECONDS.sleep(left);
        }
    }
}
