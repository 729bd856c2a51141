package dev.swath.app.gate;

import dev.swath.io.ledger.LeaseLost;
import dev.swath.io.ledger.Ledger;
import dev.swath.io.ledger.Money;
import dev.swath.model.Claim;
import dev.swath.model.Reason;
import dev.swath.model.Route;
import dev.swath.model.trouble.LedgerTrouble;
import dev.swath.model.trouble.Trouble;
import dev.swath.model.trouble.Unauthorized;
import dev.swath.model.trouble.Withheld;
import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import org.apache.camel.Exchange;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/** What becomes of a claimed row whose work ended in trouble. The last step of every error policy. */
public final class EndTrouble {
    /** Property of an exchange that ended here. */
    public static final String TROUBLE = "swath.trouble";

    private static final Logger LOG = LoggerFactory.getLogger(EndTrouble.class);

    /** Time between two attempts to look up an order in doubt that Planet does not let us look up. */
    private static final Duration IN_DOUBT = Duration.ofMinutes(30);

    private final Ledger ledger;
    private final Doors doors;
    private final Clock clock;
    private final Patience patience;
    private final LedgerAlarm alarm;
    private final HeldBack heldBack;

    /**
     * @param alarm raised when it is the ledger itself that fails
     * @param heldBack told of orders that a budget holds back
     */
    public EndTrouble(
            Ledger ledger, Doors doors, Clock clock, Patience patience, LedgerAlarm alarm, HeldBack heldBack) {
        this.ledger = ledger;
        this.doors = doors;
        this.clock = clock;
        this.patience = patience;
        this.alarm = alarm;
        this.heldBack = heldBack;
    }

    /** The body after trouble: a loop over pages still asks it whether there are more. */
    public record Ended() {
        public boolean more() {
            return false;
        }
    }

    /** Writes the row's fate into the ledger; the claim is the exchange property {@code claim}. */
    public void end(Exchange exchange) {
        exchange.getMessage().setBody(new Ended());
        exchange.setProperty(TROUBLE, true);
        var failure = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Exception.class);
        var claim = exchange.getProperty("claim", Claim.class);
        var ofLedger = find(failure, LedgerTrouble.class);
        if (ofLedger != null && alarm.raise(ofLedger)) {
            return;
        }
        if (claim == null) {
            LOG.warn("{}: {}", exchange.getFromRouteId(), reason(failure).text());
            return;
        }
        try {
            end(claim, failure);
        } catch (LeaseLost lost) {
            LOG.info("{}", lost.getMessage());
        } catch (LedgerTrouble trouble) {
            alarm.raise(trouble);
        } catch (IllegalStateException inDoubt) {
            leaveInDoubt(claim, reason(failure).text());
        }
    }

    /** An order whose POST may have left: nobody may touch it but the next start, which looks it up by name. */
    private void leaveInDoubt(Claim claim, String why) {
        LOG.error("{} {} waits for the next start: {}", claim.route().id(), claim.workId(), why);
        if (claim.route() == Route.ORDER) {
            alarm.raise(new LedgerTrouble(
                    "order-unsettled",
                    "order " + claim.workId() + " was sent, but its outcome could not be written down (" + why
                            + "); start again: it is then looked up by its name"));
        }
    }

    private void end(Claim claim, Exception failure) {
        if (find(failure, LeaseLost.class) != null) {
            LOG.info("{}: its lease passed to another holder", claim.workId());
            return;
        }
        var reason = reason(failure, claim.route().isOfPlanet() ? "Planet" : "the STAC service");
        if (find(failure, Withheld.class) != null) {
            LOG.info("order {} does not go out: {}", claim.workId(), reason.text());
            if (Money.OF_BUDGETS.contains(reason.code())) {
                heldBack.add(claim.jobId());
            }
            return;
        }
        boolean isKey = find(failure, Unauthorized.class) != null;
        if (isKey && doors.close(reason.text())) {
            LOG.error("the door to Planet is closed: {}", reason.text());
        }
        var fate = patience.fate(known(failure), claim.failures());
        if (fate.isEmpty()) {
            LOG.warn("{} {} is given up: {}", claim.route().id(), claim.workId(), reason.text());
            giveUp(claim, reason);
        } else {
            Duration wait = fate.get();
            LOG.atLevel(isKey ? Level.DEBUG : Level.WARN)
                    .log(
                            "{} {} is put back for {} s: {}",
                            claim.route().id(),
                            claim.workId(),
                            wait.toSeconds(),
                            reason.text());
            ledger.work().putBack(claim, clock.instant().plus(wait), reason);
        }
    }

    private void giveUp(Claim claim, Reason reason) {
        switch (claim.route()) {
            // it may have been bought: looking for it is never given up
            case ORDER_RECONCILE -> ledger.work().putBack(claim, clock.instant().plus(IN_DOUBT), reason);
            // it is not cancelled then, and will be delivered
            case ORDER_CANCEL -> ledger.placedOrders().notCancelled(claim, reason, clock.instant());
            default -> ledger.work().fail(claim, reason);
        }
    }

    /** The reason as it is told: one line, no class names where we know better. */
    static Reason reason(Exception failure) {
        return reason(failure, "Planet");
    }

    private static Reason reason(Exception failure, String service) {
        var known = known(failure);
        if (known instanceof Trouble trouble) {
            return new Reason(trouble.code(), trouble.line());
        }
        if (known instanceof CallNotPermittedException) {
            return new Reason("breaker-open", service + " failed too often just now; calls are held back for a while");
        }
        if (known instanceof IOException) {
            return new Reason("unreachable", "no answer from " + service + ": " + known.getMessage());
        }
        var root = root(failure);
        if (root instanceof OutOfMemoryError) {
            return new Reason(
                    "no-memory",
                    "the heap of Java is full (" + root.getMessage()
                            + "); give it more with JAVA_OPTS=-Xmx512m, or lower"
                            + " download.workers or store.s3.part-mb");
        }
        return new Reason("internal", "unexpected " + root.getClass().getSimpleName() + ": " + root.getMessage());
    }

    private static Throwable root(Throwable failure) {
        var root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root;
    }

    /** The first cause that means something to us, else the outermost. */
    static Exception known(Exception failure) {
        for (Throwable t = failure; t != null; t = t.getCause()) {
            if (t instanceof Trouble || t instanceof CallNotPermittedException || t instanceof IOException) {
                return (Exception) t;
            }
        }
        return failure;
    }

    private static <T> @org.jspecify.annotations.Nullable T find(Throwable failure, Class<T> kind) {
        for (Throwable t = failure; t != null; t = t.getCause()) {
            if (kind.isInstance(t)) {
                return kind.cast(t);
            }
        }
        return null;
    }
}
