package dev.swath.step.order;

import dev.swath.io.ledger.Ledger;
import dev.swath.model.Claim;
import dev.swath.model.NameCursor;
import java.util.List;
import java.util.Set;
import org.apache.camel.Handler;

/** Begins the search for an order of unknown fate. */
public final class OpenReconcile {
    private final Ledger ledger;

    public OpenReconcile(Ledger ledger) {
        this.ledger = ledger;
    }

    @Handler
    public NameCursor open(Claim claim) {
        return new NameCursor(claim, ledger.orders().get(claim.workId()), List.of(), null, Set.of(), true);
    }
}
