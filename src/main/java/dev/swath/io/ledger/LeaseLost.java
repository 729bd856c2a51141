package dev.swath.io.ledger;

import dev.swath.model.Claim;

/** The row was given to somebody else meanwhile; what this holder has to say about it is not wanted any more. */
public final class LeaseLost extends RuntimeException {
    public LeaseLost(Claim claim) {
        super("the lease on " + claim.workId() + " (" + claim.route().id() + ") has passed to another holder");
    }
}
