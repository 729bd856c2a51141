package dev.swath.step.order;

import dev.swath.io.ledger.Ledger;
import dev.swath.io.planet.BucketDelivery;
import dev.swath.io.planet.BucketDelivery.Credentials;
import dev.swath.io.planet.OrderRequest;
import dev.swath.io.planet.PlanetUrls;
import dev.swath.model.Call;
import dev.swath.model.Posting;
import org.apache.camel.Handler;
import org.jspecify.annotations.Nullable;

/**
 * Builds the one POST of an order. Takes the right to send from the ledger: without a committed POSTING row, or a second
 * time, it refuses, whatever route it is called from.
 */
public final class SendOrder {
    private final Ledger ledger;
    private final PlanetUrls urls;
    private final @Nullable Credentials credentials;

    /** @param credentials what Planet writes into a bucket with; null = none, or Planet keeps them itself */
    public SendOrder(Ledger ledger, PlanetUrls urls, @Nullable Credentials credentials) {
        this.ledger = ledger;
        this.urls = urls;
        this.credentials = credentials;
    }

    /** @throws IllegalStateException when the ledger does not grant this POST; nothing is sent then */
    @Handler
    public Call send(Posting posting) {
        if (!ledger.orders().arm(posting.claim())) {
            throw new IllegalStateException("order " + posting.order().name()
                    + " is not to be posted (again): the ledger has no unused POSTING for it");
        }
        var order = posting.order();
        return ledger.jobs()
                .get(order.jobId())
                .flatMap(job -> BucketDelivery.of(job.settings()))
                .map(bucket -> OrderRequest.of(urls, order, bucket, credentials, posting))
                .orElseGet(() -> OrderRequest.of(urls, order, posting));
    }
}
