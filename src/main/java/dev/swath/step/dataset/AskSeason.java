package dev.swath.step.dataset;

import dev.swath.model.Call;
import dev.swath.step.dataset.images.SeasonTurn;
import dev.swath.step.dataset.images.SeasonTurns;
import org.apache.camel.Handler;

/** Makes the call to the STAC API that the choice of a scene waits for. */
public final class AskSeason {
    private final SeasonTurns turns;

    public AskSeason(SeasonTurns turns) {
        this.turns = turns;
    }

    @Handler
    public Call ask(SeasonTurn turn) {
        return turns.call(turn);
    }
}
