package dev.swath.io.ledger;

import dev.swath.model.Claim;
import dev.swath.model.Reason;
import dev.swath.model.Route;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The queue: claims, leases, and the ends of rows. */
public interface Work {
    /**
     * Claims up to {@code limit} waiting rows of a route whose time has come, oldest first, and leases them to this
     * process. A row whose lease has run out counts as waiting (an order in POSTING never does: see
     * {@link Runs#takeOver}).
     *
     * @param onlyJob claims rows of this job only; null = of all
     */
    List<Claim> claim(Route route, int limit, Duration lease, @Nullable String onlyJob);

    /** Prolongs every lease that this process holds. */
    void prolong(Duration lease);

    /**
     * Puts a row back: nothing was achieved, the same is to be tried again at {@code notBefore}. Counts a failure.
     *
     * @throws IllegalStateException for an order in POSTING: only {@link Orders} may say what became of it
     */
    void putBack(Claim claim, Instant notBefore, Reason reason);

    /**
     * Gives a row up. For an order the provider's refusal goes through {@link Orders#refused} instead.
     *
     * @throws IllegalStateException for an order in POSTING or UNKNOWN: it may have been bought
     */
    void fail(Claim claim, Reason reason);

    /**
     * Sets a row aside: it cannot be used, and that is nobody's failure.
     *
     * @throws IllegalStateException for an order in POSTING or UNKNOWN: it may have been bought
     */
    void setAside(Claim claim, Reason reason);

    /** Ids of the job's rows that wait or are held at a route, oldest first. */
    List<String> waitingAt(String jobId, Route route);

    /** How many of the job's rows at these routes are working, or due before {@code soon}. */
    long busyAt(String jobId, List<Route> routes, Instant soon);

    /** How many rows of the route are leased to this process now. */
    int working(Route route);

    /** What {@code run --once} asks: how much could still happen without a person. */
    Pending pending(@Nullable String onlyJob, Instant soon);

    /**
     * Rows that have not ended, each counted once.
     *
     * @param now rows working, or waiting and due before {@code soon}
     * @param ordersRunning orders at the provider that are not final, and orders being looked up by name
     * @param later rows waiting for a later time because of trouble
     * @param held rows waiting for a person
     */
    record Pending(long now, long ordersRunning, long later, long held) {}

    /** Waiting and working rows by route id, over all jobs. */
    Map<String, Long> backlog();
}
