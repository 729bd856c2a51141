package dev.swath.step.dataset;

import dev.swath.io.raster.clip.CoverQuestion;
import dev.swath.step.dataset.images.SeasonTurn;
import dev.swath.step.dataset.images.SeasonTurns;
import org.apache.camel.Handler;

/** Names the masks of a scene and the pixels of the chip that the choice waits for. */
public final class AskPixels {
    private final SeasonTurns turns;

    public AskPixels(SeasonTurns turns) {
        this.turns = turns;
    }

    @Handler
    public CoverQuestion ask(SeasonTurn turn) {
        return turns.question(turn);
    }
}
