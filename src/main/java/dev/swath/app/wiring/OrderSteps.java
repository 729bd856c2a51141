package dev.swath.app.wiring;

import static java.time.temporal.ChronoUnit.MINUTES;
import static java.time.temporal.ChronoUnit.SECONDS;

import dev.swath.io.ledger.Ledger;
import dev.swath.io.planet.PlanetUrls;
import dev.swath.model.Limits;
import dev.swath.step.order.AskActive;
import dev.swath.step.order.AskByName;
import dev.swath.step.order.AskCancel;
import dev.swath.step.order.AskQuota;
import dev.swath.step.order.KeepOrder;
import dev.swath.step.order.MarkPosting;
import dev.swath.step.order.OpenReconcile;
import dev.swath.step.order.PlanOrders;
import dev.swath.step.order.ReadActive;
import dev.swath.step.order.ReadByName;
import dev.swath.step.order.ReadCancel;
import dev.swath.step.order.ReadQuota;
import dev.swath.step.order.ReserveBudget;
import dev.swath.step.order.SendOrder;
import java.time.Clock;
import java.util.OptionalLong;
import java.util.function.Supplier;

/** The doors of the order step. */
final class OrderSteps {
    private OrderSteps() {}

    static Object[] of(Settings settings, Ledger ledger, PlanetUrls urls, Supplier<OptionalLong> free, Clock clock) {
        var firstPoll = settings.scaled("poll.min-seconds", SECONDS);
        var wait = settings.scaled("retry.round-seconds", SECONDS);
        var window = settings.scaled("order.unknown-window-minutes", MINUTES);
        var lost = new ReadByName.Lost(wait, settings.text("order.unknown").equals("reconcile"));
        var waits = new KeepOrder.Waits(wait, settings.scaled("quota.pause-minutes", MINUTES));
        var credentials = CloudKeys.credentials(settings);
        Supplier<Limits> limits = () -> Spendable.of(settings);
        return new Object[] {
            new PlanOrders(ledger, settings.integer("order.max-items"), limits),
            new ReserveBudget(ledger, limits, new ReserveBudget.Delivering(free, wait, credentials), clock),
            new MarkPosting(ledger),
            new SendOrder(ledger, urls, credentials),
            new KeepOrder(ledger, clock, firstPoll, waits),
            new AskCancel(ledger, urls),
            new ReadCancel(ledger, clock),
            new AskActive(urls),
            new AskQuota(urls),
            new ReadActive(ledger),
            new ReadQuota(ledger),
            new OpenReconcile(ledger),
            new AskByName(urls),
            new ReadByName(ledger, clock, firstPoll, window, lost)
        };
    }
}
