package dev.swath.io.ledger;

import dev.swath.model.Claim;
import dev.swath.model.Order;
import dev.swath.model.Plan;
import dev.swath.model.Reason;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

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
 * UNKNOWN -> REFUSED      givenUp()      a person cancelled it, and it was never listed
 * </pre>
 *
 * Whatever else is tried changes nothing and throws IllegalStateException with the order and its state.
 */
public interface Orders {
    /**
     * The claimed request is done: the intents are committed as PLANNED and own their scenes; they wait at route
     * {@code order}, or are held. Shares wait at route {@code download-share}.
     *
     * @throws OwnedMeanwhile when a scene of an intent has an owner; then nothing is written
     */
    void plan(Claim request, Plan plan);

    Order get(String orderId);

    List<Order> ofRequest(String requestId);

    List<Order> ofJob(String jobId);

    /** Ids of the drop's orders that are still to be sent, or held back from it. */
    List<String> unsent(String jobId);

    /**
     * PLANNED -> POSTING; the send is not yet armed. {@code posts} goes up by one. Refuses a third (IllegalState), and an
     * order without a budget for this day and this run (see {@link Money#reserve}).
     */
    Order posting(Claim order);

    /**
     * Takes the one right to send that {@link #posting} gave.
     *
     * @return false when there is none: not POSTING, another lease, or already taken. Then nothing may be sent.
     */
    boolean arm(Claim order);

    /** When the last POST of this order left; empty when none has. */
    Optional<Instant> lastSent(String orderId);

    /** POSTING or UNKNOWN -> PLACED; the row goes on to {@link dev.swath.model.Route#POLL} at {@code firstPoll}. */
    void placed(Claim order, String planetId, String planetState, Instant firstPoll);

    /**
     * POSTING -> REFUSED: it owns nothing and costs nothing. The row is failed with the provider's words; where those
     * name scenes it is set aside, the request gives those up and is planned anew for the others.
     *
     * @param named ids of the scenes that were refused by name; empty = the order as a whole was
     */
    void refused(Claim order, Reason reason, List<String> named);

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

    /** UNKNOWN -> REFUSED: a person had it cancelled, and it was never listed. It owns nothing and costs nothing. */
    void givenUp(Claim order, Reason reason);

    /** Whether a person has had the order cancelled while it was in doubt. */
    boolean isCancelling(String orderId);

    Optional<Order> byPlanetId(String planetId);
}
