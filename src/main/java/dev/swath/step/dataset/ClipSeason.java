package dev.swath.step.dataset;

import dev.swath.model.Claim;
import dev.swath.step.dataset.images.ChipClips;
import org.apache.camel.Handler;

/** Clips the chosen scene of a chip and season to the chip. */
public final class ClipSeason {
    private final ChipClips clips;

    public ClipSeason(ChipClips clips) {
        this.clips = clips;
    }

    @Handler
    public void clip(Claim claim) {
        clips.clip(claim);
    }
}
