package dev.swath.app.inbox;

import dev.swath.app.watch.Trail;
import dev.swath.io.ledger.Ledger;
import dev.swath.model.Job;
import java.time.Clock;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Ends drops whose last piece of work has ended: the report first, then the word in the ledger. */
public final class FinishDrops {
    private static final Logger LOG = LoggerFactory.getLogger(FinishDrops.class);
    private static final int AT_ONCE = 20;

    private final Ledger ledger;
    private final Reports reports;
    private final OrderFiles orderFiles;
    private final ReportCopies copies;
    private final Consumer<Job> composites;
    private final Clock clock;

    /** @param composites asks for composites of a drop whose work has ended; the same once more changes nothing */
    public FinishDrops(
            Ledger ledger,
            Reports reports,
            OrderFiles orderFiles,
            ReportCopies copies,
            Consumer<Job> composites,
            Clock clock) {
        this.ledger = ledger;
        this.reports = reports;
        this.orderFiles = orderFiles;
        this.copies = copies;
        this.composites = composites;
        this.clock = clock;
    }

    /** A crash in between writes the same report again. */
    public void finish() {
        for (var job : ledger.jobs().ended(AT_ONCE)) {
            try (var trail = Trail.of(job)) {
                finish(job);
            }
        }
    }

    private void finish(Job job) {
        if (ledger.composites().isComposite(job.id()) || ledger.datasets().isDataset(job.id())) {
            // it came without a folder; what became of it stands in the ledger
            ledger.jobs().finish(job.id());
            return;
        }
        orderFiles.writeAll(job);
        reports.write(job.endedAt(clock.instant()));
        if (copies.put(job, reports.folder(job))) {
            composites.accept(job);
            ledger.jobs().finish(job.id());
            LOG.info("{} is finished; its report lies in {}", job.name(), reports.folder(job));
        }
    }
}
