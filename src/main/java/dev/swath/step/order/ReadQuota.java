package dev.swath.step.order;

import dev.swath.io.ledger.Ledger;
import dev.swath.io.planet.AccountAnswers;
import dev.swath.model.Answer;
import org.apache.camel.Handler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes down what the account has left, and warns when the orders that wait need more. */
public final class ReadQuota {
    private static final Logger LOG = LoggerFactory.getLogger(ReadQuota.class);

    private final Ledger ledger;

    public ReadQuota(Ledger ledger) {
        this.ledger = ledger;
    }

    @Handler
    public void read(Answer answer) {
        var left = AccountAnswers.remainingHectares(answer);
        ledger.money().remaining(left.orElse(null));
        var waiting = ledger.money().balance().waiting();
        if (left.isPresent() && left.get().compareTo(waiting) < 0) {
            LOG.warn("Planet says that the account has {} ha left; orders that wait need {} ha", left.get(), waiting);
        }
    }
}
