package dev.swath.step.poll;

import com.github.f4b6a3.ulid.UlidCreator;
import dev.swath.io.ledger.Ledger;
import dev.swath.io.planet.BucketDelivery;
import dev.swath.io.planet.Links;
import dev.swath.io.planet.OrderContents;
import dev.swath.io.planet.OrderDocument;
import dev.swath.io.store.layout.Layout;
import dev.swath.model.Answer;
import dev.swath.model.Claim;
import dev.swath.model.Delivery;
import dev.swath.model.Job;
import dev.swath.model.Order;
import dev.swath.model.Reason;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.apache.camel.Handler;

/**
 * Reads a final order. Its files become work beginning with the manifest, which says what they must look like. The
 * fresh links are kept in memory for the downloads that follow. Of an imported order it also tells what was bought.
 */
public final class ReadOrder {
    /** Looks at a successful order that lists no manifest, before it counts as ended without files. */
    private static final int MOST_LOOKS = 10;

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
        var document = OrderDocument.read(answer);
        if (ledger.imports().isImported(claim.workId())) {
            ledger.imports().read(claim, OrderContents.read(answer));
        }
        var order = ledger.orders().get(claim.workId());
        if (!OrderDocument.isFinal(document.state())) {
            ledger.placedOrders().notFinal(claim, document.state(), pace.next(postedAt(order), clock.instant()));
            return;
        }
        var bucket = ledger.jobs().get(claim.jobId()).flatMap(job -> BucketDelivery.of(job.settings()));
        if (bucket.isPresent() && OrderDocument.hasFiles(document.state())) {
            // no links: Planet has put the files there itself
            var target = bucket.get().target(document.id(), Delivery.MANIFEST);
            ledger.placedOrders().results(claim, document.state(), manifest(order, document, target), document.hints());
            return;
        }
        var files = document.links();
        if (!files.containsKey(Delivery.MANIFEST)) {
            withoutManifest(claim, order, document);
            return;
        }
        links.keep(document.id(), files);
        var manifest = manifest(order, document, target(order));
        ledger.placedOrders().results(claim, document.state(), manifest, document.hints());
    }

    private static Delivery manifest(Order order, OrderDocument document, String target) {
        return new Delivery(
                UlidCreator.getMonotonicUlid().toString(),
                order.jobId(),
                order.id(),
                document.id(),
                Delivery.MANIFEST,
                target,
                -1,
                null,
                null,
                null);
    }

    private String target(Order order) {
        var settings = ledger.jobs().get(order.jobId()).map(Job::settings).orElse(Map.of());
        return Layout.of(settings).target(ledger.features().request(order.requestId()), order, Delivery.MANIFEST);
    }

    /** Planet may call an order done before it lists the files: only a failed order is known to have none. */
    private void withoutManifest(Claim claim, Order order, OrderDocument document) {
        if (OrderDocument.hasFiles(document.state()) && claim.failures() < MOST_LOOKS) {
            var again = pace.next(postedAt(order), clock.instant());
            ledger.work().putBack(claim, again, new Reason("no-manifest", "Planet does not list its files yet"));
        } else {
            ledger.placedOrders().ended(claim, document.state(), ending(document));
        }
    }

    private static Instant postedAt(Order order) {
        return order.postedAt() == null ? Instant.EPOCH : order.postedAt();
    }

    private static Reason ending(OrderDocument document) {
        var why = document.hints().isEmpty() ? document.lastMessage() : String.join("; ", document.hints());
        return new Reason("order-" + document.state(), "Planet ended the order as " + document.state() + ": " + why);
    }
}
