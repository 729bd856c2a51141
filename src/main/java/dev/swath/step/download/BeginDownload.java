package dev.swath.step.download;

import dev.swath.io.ledger.Ledger;
import dev.swath.io.planet.Links;
import dev.swath.io.planet.SkippedAssets;
import dev.swath.io.store.Store;
import dev.swath.model.Claim;
import dev.swath.model.Delivery;
import dev.swath.model.Fetch;
import dev.swath.model.Reason;
import java.time.Clock;
import java.time.Duration;
import org.apache.camel.Handler;

/**
 * Begins a download; a file that lies verified in its place already is not fetched again, one that is not wanted is not
 * fetched at all, and our own description of a scene is written.
 */
public final class BeginDownload {
    private final Ledger ledger;
    private final Store store;
    private final Links links;
    private final Rules rules;
    private final Clock clock;

    public BeginDownload(Ledger ledger, Store store, Links links, Rules rules, Clock clock) {
        this.ledger = ledger;
        this.store = store;
        this.links = links;
        this.rules = rules;
        this.clock = clock;
    }

    /**
     * @param skipped what is not fetched
     * @param overwrites whether files are fetched although they lie verified in their places
     * @param descriptionWait time before a scene of which files are under way is looked at again
     */
    public record Rules(SkippedAssets skipped, boolean overwrites, Duration descriptionWait) {}

    /** @return done, or with its link when that is known. After a failure the link is asked for anew. */
    @Handler
    public Fetch begin(Claim claim) {
        var delivery = ledger.deliveries().get(claim.workId());
        if (isDone(claim, delivery)) {
            return new Fetch(claim, delivery, null, true);
        }
        var link = claim.failures() > 0
                ? null
                : links.find(delivery.planetId(), delivery.path()).orElse(null);
        return new Fetch(claim, delivery, link, false);
    }

    private boolean isDone(Claim claim, Delivery delivery) {
        if (delivery.isDescription()) {
            new DescribeScene(ledger, store)
                    .describe(claim, delivery, clock.instant().plus(rules.descriptionWait()));
            return true;
        }
        if (rules.skipped().has(delivery)) {
            ledger.deliveries()
                    .skipped(
                            claim,
                            new Reason("skipped", "is bought, and not fetched while download.skip-assets names it"));
            return true;
        }
        if (rules.overwrites() || ledger.stock().isWantedAgain(delivery.id())) {
            return false;
        }
        // never a manifest: nothing states its digest, so what lies there is fetched again
        var there = store.verified(delivery);
        there.ifPresent(stored -> ledger.deliveries().stored(claim, stored));
        return there.isPresent();
    }
}
