package dev.swath.app.inbox;

import dev.swath.io.ledger.Ledger;
import dev.swath.model.Job;
import dev.swath.model.Limits;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Decides which complete plans may go out by themselves, and shows those that need a person's word. */
public final class SettlePlans {
    private static final Logger LOG = LoggerFactory.getLogger(SettlePlans.class);

    private final Ledger ledger;
    private final Supplier<Limits> limits;
    private final Reports reports;

    public SettlePlans(Ledger ledger, Supplier<Limits> limits, Reports reports) {
        this.ledger = ledger;
        this.limits = limits;
        this.reports = reports;
    }

    /** A crash before a plan is noted down as shown shows it again. */
    public void settle() {
        var inForce = limits.get();
        ledger.approvals().settle(inForce.approveAbove());
        for (var id : ledger.approvals().unshown()) {
            ledger.jobs().get(id).ifPresent(job -> show(job, inForce));
        }
    }

    private void show(Job job, Limits inForce) {
        var held = ledger.approvals().held(job.id());
        reports.write(job);
        new Plans(ledger, inForce.minCharge()).writeHeld(job, held.digest(), held.orders(), reports.folder(job));
        ledger.approvals().shown(job.id(), held.digest());
        LOG.warn(
                "{} needs approval: {} orders, {} ha; the plan lies in {}; ./swath approve {} --plan {} releases it",
                job.name(),
                held.orders().size(),
                held.hectares(),
                reports.folder(job),
                job.name(),
                held.digest());
    }
}
