package dev.swath.io.ledger;

import dev.swath.model.Claim;
import dev.swath.model.Order;
import dev.swath.model.Reason;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The orders, from intent to the provider's last word. The transitions are the whole of promise 1:
 *
 * <pre>
 * PLANNED -> POSTING      posting()      after the gate, before the send
 * POSTING (sent)          arm()          once per posting(): the right to send exactly one POST
 * POSTING -> PLACED       placed()       the provider named an id
 * POSTING -> REFUSED      refused()      the provider said no
 * POSTING -> PLANNED      later()        nothing can have arrived
 * POSTING -> UNKNOWN      unknown()      anything else; also by Runs.takeOver after a crash
 * UNKNOWN -> PLACED       placed()       found by name and items
 * UNKNOWN -> UNKNOWN      lookAgain()    not listed yet
 * UNKNOWN -> PLANNED      resend()       not listed through the whole window; once, never a third POST
 * UNKNOWN -> UNKNOWN/held hold()         a person decides
 * </pre>
 *
 * Whatever else is tried changes nothing and throws IllegalStateException with the order and its state.
 */
public interface Orders {
    /** The claimed request is done: these intents are committed as PLANNED and wait at route {@code order}. */
    void plan(Claim request, List<Order> intents);

    Order get(String orderId);

    List<Order> ofRequest(String requestId);

    List<Order> ofJob(String jobId);

    /** PLANNED -> POSTING; the send is not yet armed. {@code posts} goes up by one; refuses a third (IllegalState). */
    Order posting(Claim order);

    /**
     * Takes the one right to send that {@link #posting} gave.
     *
     * @return false when there is none: not POSTING, another lease, or already taken. Then nothing may be sent.
     */
    boolean arm(Claim order);

    /** POSTING or UNKNOWN -> PLACED; the row goes on to {@link dev.swath.model.Route#POLL} at {@code firstPoll}. */
    void placed(Claim order, String planetId, String planetState, Instant firstPoll);

    /** POSTING -> REFUSED; the row is failed with the provider's words. */
    void refused(Claim order, Reason reason);

    /** POSTING -> PLANNED: nothing can have arrived; the POST does not count, the same name again at that time. */
    void later(Claim order, Instant notBefore, Reason reason);

    /** POSTING -> UNKNOWN; the row goes on to {@link dev.swath.model.Route#ORDER_RECONCILE} at {@code firstLook}. */
    void unknown(Claim order, Instant firstLook, Reason reason);

    /** Still UNKNOWN: look again then. */
    void lookAgain(Claim order, Instant notBefore);

    /** UNKNOWN -> PLANNED for the one re-send; refuses when two POSTs were sent (IllegalState). */
    void resend(Claim order, Reason reason);

    /** UNKNOWN, held for a person. */
    void hold(Claim order, Reason reason);

    /** PLACED orders at route {@code poll} that are not final: planet id, and when the oldest was posted. */
    List<Running> running(@Nullable String onlyJob);

    /** An order at the provider, and when it is looked at next. */
    record Running(String orderId, String planetId, Instant postedAt, Instant nextPoll) {}

    /** A listing saw it, not final: next look then. */
    void stillRunning(String orderId, String planetState, Instant nextPoll);

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
    void results(Claim order, String planetState, dev.swath.model.Delivery manifest, List<String> hints);

    /** Final without files (failed, cancelled, vanished): the order's row is failed. */
    void ended(Claim order, String planetState, Reason reason);

    Optional<Order> byPlanetId(String planetId);
}
