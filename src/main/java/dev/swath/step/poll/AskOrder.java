package dev.swath.step.poll;

import dev.swath.io.ledger.Ledger;
import dev.swath.io.planet.OrderDocument;
import dev.swath.io.planet.PlanetUrls;
import dev.swath.model.Call;
import dev.swath.model.Claim;
import org.apache.camel.Handler;

/** Asks for one order that is said to be final. */
public final class AskOrder {
    private final Ledger ledger;
    private final PlanetUrls urls;

    public AskOrder(Ledger ledger, PlanetUrls urls) {
        this.ledger = ledger;
        this.urls = urls;
    }

    @Handler
    public Call ask(Claim claim) {
        var planetId = ledger.orders().get(claim.workId()).planetId();
        if (planetId == null) {
            throw new IllegalStateException(
                    "order " + claim.workId() + " has no id at Planet, and cannot be asked for");
        }
        return OrderDocument.ask(urls, planetId, claim);
    }
}
