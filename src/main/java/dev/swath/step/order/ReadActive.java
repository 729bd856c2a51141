package dev.swath.step.order;

import dev.swath.io.ledger.Ledger;
import dev.swath.io.planet.AccountAnswers;
import dev.swath.model.Answer;
import org.apache.camel.Handler;

/** Writes down how many orders are at work; no more go out than {@code order.max-active} allows. */
public final class ReadActive {
    private final Ledger ledger;

    public ReadActive(Ledger ledger) {
        this.ledger = ledger;
    }

    @Handler
    public void read(Answer answer) {
        ledger.money().active(AccountAnswers.active(answer));
    }
}
