package dev.swath.step.dataset;

import dev.swath.io.raster.clip.CoverAnswer;
import dev.swath.step.dataset.images.SeasonTurn;
import dev.swath.step.dataset.images.SeasonTurns;
import org.apache.camel.Handler;

/** Goes on with what the masks of a scene show of the chip. */
public final class ReadPixels {
    private final SeasonTurns turns;

    public ReadPixels(SeasonTurns turns) {
        this.turns = turns;
    }

    @Handler
    public SeasonTurn read(CoverAnswer answer) {
        return turns.seen(answer);
    }
}
