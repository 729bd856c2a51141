package dev.swath.step.arrival;

import dev.swath.io.arrival.Arrivals;
import dev.swath.io.ledger.Ledger;
import dev.swath.model.Claim;
import java.time.Clock;
import java.time.Duration;
import org.apache.camel.Handler;

/** Verifies one file that Planet has put into the user's bucket; of a manifest, its files are looked for next. */
public final class CheckArrival {
    private final Ledger ledger;
    private final Inspection inspection;
    private final Listing listing;

    /**
     * @param reads whether files are read whole where the bucket does not tell their MD5
     * @param topUpWait time before scenes that an order did not deliver are ordered anew
     */
    public CheckArrival(Ledger ledger, Arrivals arrivals, boolean reads, Duration topUpWait, Clock clock) {
        this.ledger = ledger;
        this.inspection = new Inspection(arrivals, reads);
        this.listing = new Listing(ledger, arrivals, topUpWait, clock);
    }

    /** @throws dev.swath.model.trouble.Trouble when it is not there, or not what the manifest says */
    @Handler
    public void check(Claim claim) {
        var delivery = ledger.deliveries().get(claim.workId());
        if (delivery.isManifest()) {
            listing.read(claim, delivery);
        } else {
            ledger.deliveries().stored(claim, inspection.of(delivery));
        }
    }
}
