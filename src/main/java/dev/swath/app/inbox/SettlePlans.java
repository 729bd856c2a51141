package dev.swath.app.inbox;

import dev.swath.app.gate.HeldBack;
import dev.swath.app.watch.Trail;
import dev.swath.io.ledger.Ledger;
import dev.swath.model.Job;
import dev.swath.model.Limits;
import dev.swath.model.trouble.NoSpace;
import java.time.Clock;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Decides which complete plans may go out by themselves, and shows what waits for a person: plans that need a word, and
 * reports of drops whose orders a budget holds back.
 */
public final class SettlePlans {
    private static final Logger LOG = LoggerFactory.getLogger(SettlePlans.class);

    private final Ledger ledger;
    private final Supplier<Limits> limits;
    private final Reports reports;
    private final HeldBack heldBack;
    private final Clock clock;
    /** Drops that a budget holds back in part, while the rest of them goes on. */
    private final Set<String> unfinished = ConcurrentHashMap.newKeySet();

    private @Nullable Limits lastInForce;
    /** Plans that could not be shown; told once each. */
    private final Set<String> hidden = ConcurrentHashMap.newKeySet();

    public SettlePlans(Ledger ledger, Supplier<Limits> limits, Reports reports, HeldBack heldBack, Clock clock) {
        this.ledger = ledger;
        this.limits = limits;
        this.reports = reports;
        this.heldBack = heldBack;
        this.clock = clock;
    }

    /** A crash before a plan is noted down as shown shows it again. */
    public void settle() {
        var inForce = limits.get();
        if (!inForce.equals(lastInForce)) {
            if (lastInForce != null) {
                ledger.money().judgeAgain();
            }
            lastInForce = inForce;
        }
        ledger.approvals().settle(inForce.approveAbove());
        for (var id : ledger.approvals().unshown()) {
            ledger.jobs().get(id).ifPresent(job -> tryShow(job, inForce));
        }
        for (var id : heldBack.settled()) {
            ledger.jobs().get(id).ifPresent(reports::write);
            unfinished.add(id);
        }
        // once more when all that may go on has gone as far as it can
        for (var id : Set.copyOf(unfinished)) {
            var pending = ledger.work().pending(id, clock.instant());
            if (pending.now() + pending.ordersRunning() == 0) {
                ledger.jobs().get(id).ifPresent(reports::write);
                unfinished.remove(id);
            }
        }
    }

    /** Whether there is nothing left to settle or to show. */
    public boolean isSettled() {
        return ledger.approvals().isPlanned()
                && hidden.containsAll(ledger.approvals().unshown())
                && heldBack.isEmpty()
                && unfinished.isEmpty();
    }

    /** One that cannot be shown, for its folder is full or locked, keeps no other waiting; it can be approved all the same. */
    private void tryShow(Job job, Limits inForce) {
        try (var trail = Trail.of(job)) {
            show(job, inForce);
            hidden.remove(job.id());
        } catch (NoSpace trouble) {
            if (hidden.add(job.id())) {
                LOG.error(
                        "{} needs approval, but {}; ./swath approve {} shows it",
                        job.name(),
                        trouble.line(),
                        job.name());
            }
        }
    }

    private void show(Job job, Limits inForce) {
        var plan = ledger.approvals().held(job.id());
        reports.write(job);
        new Plans(ledger, inForce.minCharge()).writeHeld(job, plan.digest(), reports.folder(job));
        ledger.approvals().shown(job.id(), plan.digest());
        LOG.warn(
                "{} needs approval: {}, {} ha; the plan lies in {}; ./swath approve {} --plan {} releases it",
                job.name(),
                plan.orders() == 1 ? "1 order" : plan.orders() + " orders",
                plan.hectares(),
                reports.folder(job),
                job.name(),
                plan.digest());
    }
}
