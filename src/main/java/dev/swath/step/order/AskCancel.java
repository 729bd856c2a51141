package dev.swath.step.order;

import dev.swath.io.ledger.Ledger;
import dev.swath.io.planet.OrderCancel;
import dev.swath.io.planet.PlanetUrls;
import dev.swath.model.Call;
import dev.swath.model.Claim;
import org.apache.camel.Handler;

/** Asks the provider to cancel one order. */
public final class AskCancel {
    private final Ledger ledger;
    private final PlanetUrls urls;

    public AskCancel(Ledger ledger, PlanetUrls urls) {
        this.ledger = ledger;
        this.urls = urls;
    }

    @Handler
    public Call ask(Claim claim) {
        var planetId = ledger.orders().get(claim.workId()).planetId();
        if (planetId == null) {
            throw new IllegalStateException("order " + claim.workId() + " has no id at Planet to cancel it by");
        }
        return OrderCancel.of(urls, planetId, claim);
    }
}
