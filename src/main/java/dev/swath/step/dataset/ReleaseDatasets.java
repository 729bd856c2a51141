package dev.swath.step.dataset;

import dev.swath.step.dataset.images.DatasetHolds;
import org.apache.camel.Handler;

/** Lets others write into the datasets whose work has ended. */
public final class ReleaseDatasets {
    private final DatasetHolds holds;

    public ReleaseDatasets(DatasetHolds holds) {
        this.holds = holds;
    }

    @Handler
    public void release() {
        holds.releaseEnded();
    }
}
