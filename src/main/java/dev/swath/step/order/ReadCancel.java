package dev.swath.step.order;

import dev.swath.io.ledger.Ledger;
import dev.swath.io.planet.OrderCancel;
import dev.swath.model.Answer;
import dev.swath.model.Claim;
import dev.swath.model.Reason;
import java.time.Clock;
import org.apache.camel.Handler;

/** Writes down whether the provider cancelled the order. One that it works on already is delivered all the same. */
public final class ReadCancel {
    private final Ledger ledger;
    private final Clock clock;

    public ReadCancel(Ledger ledger, Clock clock) {
        this.ledger = ledger;
        this.clock = clock;
    }

    @Handler
    public void read(Answer answer) {
        var claim = answer.about(Claim.class);
        var refusal = OrderCancel.refusal(answer);
        if (refusal.isEmpty()) {
            ledger.placedOrders().cancelled(claim, "cancelled");
        } else {
            var text = "Planet does not cancel it (" + refusal.get() + "); it is paid for, so it is fetched";
            ledger.placedOrders().notCancelled(claim, new Reason("not-cancelled", text), clock.instant());
        }
    }
}
