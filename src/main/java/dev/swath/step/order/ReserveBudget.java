package dev.swath.step.order;

import dev.swath.io.ledger.Ledger;
import dev.swath.model.Claim;
import dev.swath.model.Limits;
import dev.swath.model.trouble.Withheld;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.function.Supplier;
import org.apache.camel.Handler;

/** Gives an order its budget, before it waits for the pace; without one it is never sent. */
public final class ReserveBudget {
    private final Ledger ledger;
    private final Supplier<Limits> limits;
    private final Clock clock;

    /** @param limits as they stand now; asked for at every order */
    public ReserveBudget(Ledger ledger, Supplier<Limits> limits, Clock clock) {
        this.ledger = ledger;
        this.limits = limits;
        this.clock = clock;
    }

    /** @throws Withheld when a budget or an approval holds the order back; the ledger says so, and until when */
    @Handler
    public Claim reserve(Claim claim) {
        var inForce = limits(claim);
        var held = ledger.money().reserve(claim, spending -> Budget.judge(spending, inForce, clock.instant()));
        if (held.isPresent()) {
            throw new Withheld(held.get().code(), held.get().text());
        }
        return claim;
    }

    /** A drop may set itself a lower limit than everybody's. */
    private Limits limits(Claim claim) {
        var own = ledger.jobs()
                .get(claim.jobId())
                .map(job -> job.settings().getOrDefault("quota.max-hectares-per-drop", "0"))
                .map(BigDecimal::new)
                .orElse(BigDecimal.ZERO);
        return limits.get().forDrop(own);
    }
}
