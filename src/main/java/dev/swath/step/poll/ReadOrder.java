package dev.swath.step.poll;

import com.github.f4b6a3.ulid.UlidCreator;
import dev.swath.io.ledger.Ledger;
import dev.swath.io.planet.Links;
import dev.swath.io.planet.OrderDocument;
import dev.swath.io.store.Layout;
import dev.swath.model.Answer;
import dev.swath.model.Claim;
import dev.swath.model.Delivery;
import dev.swath.model.Reason;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.apache.camel.Handler;

/**
 * Reads a final order. Its files become work beginning with the manifest, which says what they must look like. The
 * fresh links are kept in memory for the downloads that follow.
 */
public final class ReadOrder {
    private final Ledger ledger;
    private final Links links;
    private final Clock clock;
    private final PollPace pace;

    public ReadOrder(Ledger ledger, Links links, Clock clock, Duration shortest, Duration longest) {
        this.ledger = ledger;
        this.links = links;
        this.clock = clock;
        this.pace = new PollPace(shortest, longest);
    }

    @Handler
    public void read(Answer answer) {
        var claim = answer.about(Claim.class);
        var order = ledger.orders().get(claim.workId());
        var document = OrderDocument.read(answer);
        if (!OrderDocument.isFinal(document.state())) {
            var postedAt = order.postedAt() == null ? Instant.EPOCH : order.postedAt();
            ledger.placedOrders().notFinal(claim, document.state(), pace.next(postedAt, clock.instant()));
            return;
        }
        var files = document.links();
        if (!files.containsKey(Delivery.MANIFEST)) {
            ledger.placedOrders().ended(claim, document.state(), ending(document));
            return;
        }
        links.keep(document.id(), files);
        var manifest = new Delivery(
                UlidCreator.getMonotonicUlid().toString(),
                claim.jobId(),
                order.id(),
                document.id(),
                Delivery.MANIFEST,
                Layout.target(ledger.features().request(order.requestId()), order.name(), Delivery.MANIFEST, null),
                -1,
                null,
                null,
                null);
        ledger.placedOrders().results(claim, document.state(), manifest, document.hints());
    }

    private static Reason ending(OrderDocument document) {
        var why = document.hints().isEmpty() ? document.lastMessage() : String.join("; ", document.hints());
        return new Reason("order-" + document.state(), "Planet ended the order as " + document.state() + ": " + why);
    }
}
