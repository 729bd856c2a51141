package dev.swath.step.search;

import dev.swath.io.ledger.Ledger;
import dev.swath.io.stac.search.PageTrail;
import dev.swath.io.stac.search.StacApi;
import dev.swath.io.stac.search.StacCursor;
import dev.swath.io.stac.search.StacCursor.Stage;
import dev.swath.model.Claim;
import org.apache.camel.Handler;

/** Begins the search of a composite: with the landing page of the STAC API, which says what it understands. */
public final class OpenStac {
    private final Ledger ledger;

    public OpenStac(Ledger ledger) {
        this.ledger = ledger;
    }

    @Handler
    public StacCursor open(Claim claim) {
        var composite = ledger.composites().get(claim.workId());
        var landing = StacApi.landing(composite.service(), claim);
        return new StacCursor(claim, composite, Stage.LANDING, null, landing, PageTrail.start());
    }
}
