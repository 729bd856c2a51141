package dev.swath.step.dataset;

import dev.swath.model.Claim;
import dev.swath.step.dataset.images.ChipMaking;
import org.apache.camel.Handler;

/** Makes the chips and masks of a dataset from its file of fields. */
public final class MakeChips {
    private final ChipMaking making;

    public MakeChips(ChipMaking making) {
        this.making = making;
    }

    @Handler
    public void make(Claim claim) {
        making.make(claim);
    }
}
