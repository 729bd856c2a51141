package dev.swath.step.order;

import dev.swath.io.ledger.Ledger;
import dev.swath.io.planet.BucketDelivery.Credentials;
import dev.swath.model.Claim;
import dev.swath.model.Limits;
import dev.swath.model.trouble.Withheld;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.function.Supplier;
import org.apache.camel.Handler;
import org.jspecify.annotations.Nullable;

/** Sees that there is room for an order's files and gives it its budget, before it waits for the pace; without one it is never sent. */
public final class ReserveBudget {
    private final Ledger ledger;
    private final Supplier<Limits> limits;
    private final Clock clock;
    private final Room room;

    /** @param limits as they stand now; asked for at every order */
    public ReserveBudget(Ledger ledger, Supplier<Limits> limits, Delivering delivering, Clock clock) {
        this.ledger = ledger;
        this.limits = limits;
        this.clock = clock;
        this.room = new Room(ledger, delivering, clock);
    }

    /**
     * Where the order's files are to go.
     *
     * @param free bytes that the store may still be filled with, before what is promised; empty = no end
     * @param again time after which an order that waits for room is judged again
     * @param credentials what Planet writes into a bucket with; null = none, or Planet keeps them itself
     */
    public record Delivering(
            Supplier<OptionalLong> free,
            Duration again,
            @Nullable Credentials credentials) {}

    /** @throws Withheld when room, a budget or an approval holds the order back; the ledger says so, and until when */
    @Handler
    public Claim reserve(Claim claim) {
        room.demand(claim);
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
