package dev.swath.step.order;

import dev.swath.io.ledger.Ledger;
import dev.swath.io.planet.OrderRequest;
import dev.swath.io.planet.PlanetUrls;
import dev.swath.model.Call;
import dev.swath.model.Posting;
import org.apache.camel.Handler;

/**
 * Builds the one POST of an order. Takes the right to send from the ledger: without a committed POSTING row, or a second
 * time, it refuses, whatever route it is called from.
 */
public final class SendOrder {
    private final Ledger ledger;
    private final PlanetUrls urls;

    public SendOrder(Ledger ledger, PlanetUrls urls) {
        this.ledger = ledger;
        this.urls = urls;
    }

    /** @throws IllegalStateException when the ledger does not grant this POST; nothing is sent then */
    @Handler
    public Call send(Posting posting) {
        if (!ledger.orders().arm(posting.claim())) {
            throw new IllegalStateException("order " + posting.order().name()
                    + " is not to be posted (again): the ledger has no unused POSTING for it");
        }
        return OrderRequest.of(urls, posting.order(), posting);
    }
}
