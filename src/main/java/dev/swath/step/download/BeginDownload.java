package dev.swath.step.download;

import dev.swath.io.ledger.Ledger;
import dev.swath.io.planet.Links;
import dev.swath.io.store.Store;
import dev.swath.model.Claim;
import dev.swath.model.Fetch;
import org.apache.camel.Handler;

/** Begins a download; a file that lies verified in its place already is not fetched again. */
public final class BeginDownload {
    private final Ledger ledger;
    private final Store store;
    private final Links links;

    public BeginDownload(Ledger ledger, Store store, Links links) {
        this.ledger = ledger;
        this.store = store;
        this.links = links;
    }

    /** @return done, or with its link when that is known. After a failure the link is asked for anew. */
    @Handler
    public Fetch begin(Claim claim) {
        var delivery = ledger.deliveries().get(claim.workId());
        var there = store.verified(delivery);
        // never a manifest: nothing states its digest, so what lies there is fetched again
        there.ifPresent(stored -> ledger.deliveries().stored(claim, stored));
        var link = claim.failures() > 0
                ? null
                : links.find(delivery.planetId(), delivery.path()).orElse(null);
        return new Fetch(claim, delivery, link, there.isPresent());
    }
}
