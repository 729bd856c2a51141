package dev.swath.step.poll;

import dev.swath.io.ledger.Ledger;
import dev.swath.io.planet.OrderDocument;
import dev.swath.io.planet.OrderListing;
import dev.swath.model.Answer;
import dev.swath.model.ListCursor;
import dev.swath.model.trouble.Corrupt;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.apache.camel.Handler;

/** Reads a page of orders: those that are final are to be read one by one, the others are looked at later. */
public final class ReadListing {
    private final Ledger ledger;
    private final Clock clock;
    private final PollPace pace;
    private final Duration lag;

    /** @param lag how long after its POST an order may be missing from the list, and from the orders themselves */
    public ReadListing(Ledger ledger, Clock clock, Duration shortest, Duration longest, Duration lag) {
        this.ledger = ledger;
        this.clock = clock;
        this.pace = new PollPace(shortest, longest);
        this.lag = lag;
    }

    @Handler
    public ListCursor read(Answer answer) {
        var cursor = answer.about(ListCursor.class);
        var page = OrderListing.read(answer);
        Map<String, String> wanted = new HashMap<>(cursor.wanted());
        var now = clock.instant();
        for (var listed : page.orders()) {
            var orderId = wanted.remove(listed.id());
            if (orderId != null && OrderDocument.isFinal(listed.state())) {
                ledger.placedOrders().askResult(orderId);
            } else if (orderId != null) {
                ledger.placedOrders()
                        .stillRunning(
                                orderId,
                                listed.state(),
                                pace.next(listed.createdOn() == null ? now : listed.createdOn(), now));
            }
        }
        var next = page.next();
        if (next == null || wanted.isEmpty()) {
            wanted.values().forEach(orderId -> notListed(orderId, now));
            return new ListCursor(Map.of(), cursor.since(), null, cursor.seen(), false);
        }
        Set<URI> seen = new HashSet<>(cursor.seen());
        if (!seen.add(next)) {
            throw new Corrupt("page-cycle", "Planet's list of orders runs in a circle at " + next.getPath());
        }
        return new ListCursor(Map.copyOf(wanted), cursor.since(), next, Set.copyOf(seen), true);
    }

    /** A young order may not be listed yet, nor readable; of an older one only reading the order itself can tell. */
    private void notListed(String orderId, Instant now) {
        var order = ledger.orders().get(orderId);
        // one that was sent twice is as young as its second POST
        var sentAt = ledger.orders().lastSent(orderId).orElse(order.postedAt());
        if (sentAt != null && now.isBefore(sentAt.plus(lag))) {
            var state = order.planetState() == null ? "" : order.planetState();
            ledger.placedOrders().stillRunning(orderId, state, pace.next(sentAt, now));
        } else {
            ledger.placedOrders().askResult(orderId);
        }
    }
}
