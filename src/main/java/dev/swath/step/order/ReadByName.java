package dev.swath.step.order;

import dev.swath.io.ledger.Ledger;
import dev.swath.io.planet.OrderListing;
import dev.swath.model.Answer;
import dev.swath.model.NameCursor;
import dev.swath.model.NameCursor.Twin;
import dev.swath.model.Reason;
import dev.swath.model.trouble.Corrupt;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.apache.camel.Handler;

/** Reads a page of the search by name; after the last one decides, as {@link Reconcile} says. */
public final class ReadByName {
    private final Ledger ledger;
    private final Clock clock;
    private final Duration firstPoll;
    private final Reconcile.Policy policy;

    /**
     * @param window how long a lost order is looked for before it is re-sent or held
     * @param lost what happens to one that is not found
     */
    public ReadByName(Ledger ledger, Clock clock, Duration firstPoll, Duration window, Lost lost) {
        this.ledger = ledger;
        this.clock = clock;
        this.firstPoll = firstPoll;
        this.policy = new Reconcile.Policy(window, lost.pause(), lost.resends());
    }

    /**
     * What happens to an order that is not found.
     *
     * @param pause time between two looks
     * @param resends whether it is sent once more after the window; if not it is held
     */
    public record Lost(Duration pause, boolean resends) {}

    @Handler
    public NameCursor read(Answer answer) {
        var cursor = answer.about(NameCursor.class);
        var page = OrderListing.read(answer);
        var found = new ArrayList<>(cursor.found());
        page.orders().stream()
                .filter(listed -> listed.name().equals(cursor.order().name()))
                .filter(listed -> listed.items().equals(cursor.order().items()))
                .forEach(listed -> found.add(new Twin(listed.id(), listed.state(), created(listed))));
        var next = page.next();
        if (next == null) {
            decide(cursor, found);
            return new NameCursor(cursor.claim(), cursor.order(), List.copyOf(found), null, cursor.seen(), false);
        }
        Set<java.net.URI> seen = new HashSet<>(cursor.seen());
        if (!seen.add(next)) {
            throw new Corrupt("page-cycle", "Planet's list of orders runs in a circle at " + next.getPath());
        }
        return new NameCursor(cursor.claim(), cursor.order(), List.copyOf(found), next, Set.copyOf(seen), true);
    }

    /** One that does not tell when it was made counts as the newest. */
    private static Instant created(OrderListing.Listed listed) {
        return listed.createdOn() == null ? Instant.MAX : listed.createdOn();
    }

    private void decide(NameCursor cursor, List<Twin> found) {
        var now = clock.instant();
        var orders = ledger.orders();
        boolean unwanted = orders.isCancelling(cursor.order().id());
        var lastSent = orders.lastSent(cursor.order().id()).orElse(null);
        var inForce = unwanted ? policy.withoutResend() : policy;
        var decision = Reconcile.decide(cursor.order(), lastSent, found, now, inForce);
        switch (decision.act()) {
            case ADOPT -> {
                var twin = Objects.requireNonNull(decision.twin());
                orders.placed(cursor.claim(), twin.planetId(), twin.state(), now.plus(firstPoll));
            }
            case LOOK_AGAIN -> orders.lookAgain(cursor.claim(), Objects.requireNonNull(decision.again()));
            case RESEND ->
                orders.resend(
                        cursor.claim(), new Reason("never-listed", "Planet never listed it; it is sent once more"));
            case HOLD -> unlisted(cursor, unwanted);
        }
    }

    private void unlisted(NameCursor cursor, boolean unwanted) {
        if (unwanted) {
            ledger.orders().givenUp(cursor.claim(), new Reason("cancelled", "cancelled; Planet never listed it"));
        } else {
            ledger.orders()
                    .hold(
                            cursor.claim(),
                            new Reason(
                                    "in-doubt",
                                    "Planet never listed it; look it up by its name before ordering again"));
        }
    }
}
