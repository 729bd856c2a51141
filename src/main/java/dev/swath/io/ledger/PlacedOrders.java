package dev.swath.io.ledger;

import dev.swath.model.Claim;
import dev.swath.model.Delivery;
import dev.swath.model.Reason;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Orders that the provider has, until its last word on them. */
public interface PlacedOrders {
    /** PLACED orders at route {@code poll} that are not final: planet id, and when the oldest was posted. */
    List<Running> running(@Nullable String onlyJob);

    /** An order at the provider, and when it is looked at next. */
    record Running(String orderId, String planetId, Instant postedAt, Instant nextPoll) {}

    /** A listing saw it, not final: next look then. */
    void stillRunning(String orderId, String planetState, Instant nextPoll);

    /** Orders of the drop that are not final are looked at now. */
    void lookNow(String jobId);

    /** A listing saw it in a final state, or missed it: the row goes on to {@code poll-result} now. */
    void askResult(String orderId);

    /** The claimed {@code poll-result} row is not final after all: back to {@code poll}. */
    void notFinal(Claim order, String planetState, Instant nextPoll);

    /**
     * Final with files: the order's row is done, and the manifest's delivery waits at route {@code download}, unless
     * the order has it already.
     *
     * @param hints what the provider says about missing scenes; goes into the history
     */
    void results(Claim order, String planetState, Delivery manifest, List<String> hints);

    /** Final without files (failed, cancelled, vanished): the order's row is failed. */
    void ended(Claim order, String planetState, Reason reason);

    /** PLACED, and cancelled at the provider: its row is cancelled, its scenes are released. What it cost stays spent. */
    void cancelled(Claim order, String planetState);

    /** PLACED, and the provider will not cancel it any more: its row goes back to {@code poll}. */
    void notCancelled(Claim order, Reason reason, Instant nextPoll);
}
