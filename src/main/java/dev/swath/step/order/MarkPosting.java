package dev.swath.step.order;

import dev.swath.io.ledger.Ledger;
import dev.swath.model.Claim;
import dev.swath.model.Posting;
import org.apache.camel.Handler;

/**
 * Commits POSTING: from here on the order may have arrived. Stands after the gate, so that a crash leaves in doubt only
 * what was in the air, and directly before the send.
 */
public final class MarkPosting {
    private final Ledger ledger;

    public MarkPosting(Ledger ledger) {
        this.ledger = ledger;
    }

    @Handler
    public Posting mark(Claim claim) {
        return new Posting(claim, ledger.orders().posting(claim));
    }
}
