package dev.swath.step.dataset;

import dev.swath.model.Answer;
import dev.swath.step.dataset.images.SeasonTurn;
import dev.swath.step.dataset.images.SeasonTurns;
import org.apache.camel.Handler;

/** Goes on with what the STAC API answered. */
public final class ReadSeason {
    private final SeasonTurns turns;

    public ReadSeason(SeasonTurns turns) {
        this.turns = turns;
    }

    @Handler
    public SeasonTurn read(Answer answer) {
        return turns.answered(answer);
    }
}
