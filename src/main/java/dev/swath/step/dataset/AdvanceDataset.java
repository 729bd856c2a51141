package dev.swath.step.dataset;

import dev.swath.model.Claim;
import dev.swath.step.dataset.images.DatasetRun;
import org.apache.camel.Handler;

/** Brings the claimed dataset one step on: hands out its chips, looks at them, or ends the operation. */
public final class AdvanceDataset {
    private final DatasetRun run;

    public AdvanceDataset(DatasetRun run) {
        this.run = run;
    }

    @Handler
    public void advance(Claim claim) {
        run.advance(claim);
    }
}
