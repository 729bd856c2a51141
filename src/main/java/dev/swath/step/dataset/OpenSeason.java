package dev.swath.step.dataset;

import dev.swath.model.Claim;
import dev.swath.step.dataset.images.SeasonTurn;
import dev.swath.step.dataset.images.SeasonTurns;
import org.apache.camel.Handler;

/** Takes a chip and season up, of which a scene is to be chosen. */
public final class OpenSeason {
    private final SeasonTurns turns;

    public OpenSeason(SeasonTurns turns) {
        this.turns = turns;
    }

    @Handler
    public SeasonTurn open(Claim claim) {
        return turns.open(claim);
    }
}
