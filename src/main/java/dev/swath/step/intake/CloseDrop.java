package dev.swath.step.intake;

import dev.swath.io.ledger.Ledger;
import dev.swath.model.Job;
import dev.swath.model.trouble.BadInput;
import org.apache.camel.Handler;

/** Ends the reading of a drop: its revision is known now, and its requests become work, all in one transaction. */
public final class CloseDrop {
    private final Ledger ledger;

    public CloseDrop(Ledger ledger) {
        this.ledger = ledger;
    }

    /** @throws BadInput when the drop holds no features at all */
    @Handler
    public Job close(Reading reading) {
        if (reading.features() == 0) {
            throw new BadInput("no-features", reading.anchor.getFileName() + ": holds no features");
        }
        reading.close();
        return ledger.jobs().open(reading.job.id(), reading.content.hex());
    }
}
