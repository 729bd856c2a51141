package dev.swath.step.order;

import dev.swath.io.ledger.Ledger;
import dev.swath.io.planet.OrderAnswers;
import dev.swath.model.Answer;
import dev.swath.model.Claim;
import dev.swath.model.Posting;
import dev.swath.model.Reason;
import dev.swath.model.trouble.Unauthorized;
import java.time.Clock;
import java.time.Duration;
import org.apache.camel.Handler;

/** Writes down what the POST came to, as {@link Outcome} judges it. */
public final class KeepOrder {
    private final Ledger ledger;
    private final Clock clock;
    private final Duration firstPoll;
    private final Duration wait;

    /**
     * @param firstPoll time after which a placed order is looked at
     * @param wait time before the next attempt after {@link Outcome#LATER}, and before the first look for a lost order
     */
    public KeepOrder(Ledger ledger, Clock clock, Duration firstPoll, Duration wait) {
        this.ledger = ledger;
        this.clock = clock;
        this.firstPoll = firstPoll;
        this.wait = wait;
    }

    /** @throws Unauthorized after a 401 was written down, so that the door closes */
    @Handler
    public void keep(Answer answer) {
        var claim = answer.about(Posting.class).claim();
        var now = clock.instant();
        var reason = reason(answer);
        switch (Outcome.of(answer)) {
            case YES -> {
                var placed = OrderAnswers.placed(answer).orElseThrow();
                ledger.orders().placed(claim, placed.id(), placed.state(), now.plus(firstPoll));
            }
            case NO -> ledger.orders().refused(claim, reason);
            case LATER -> later(claim, answer, reason);
            case UNKNOWN -> ledger.orders().unknown(claim, now.plus(wait), reason);
        }
    }

    private void later(Claim claim, Answer answer, Reason reason) {
        var asked = Duration.ofSeconds(answer.header("retry-after")
                .filter(text -> text.matches("\\d{1,6}"))
                .map(Long::parseLong)
                .orElse(0L));
        ledger.orders().later(claim, clock.instant().plus(asked.compareTo(wait) > 0 ? asked : wait), reason);
        if (answer.status() == 401) {
            throw new Unauthorized("unauthorized", reason.text());
        }
    }

    private static Reason reason(Answer answer) {
        var failure = answer.failure();
        if (failure != null) {
            return new Reason(
                    "no-answer",
                    "no answer to the order: " + failure.getClass().getSimpleName() + " " + failure.getMessage());
        }
        var code = OrderAnswers.aboutQuota(answer.status(), answer.text()) ? "quota-spent" : "http-" + answer.status();
        return new Reason(
                code,
                "Planet answered " + answer.status() + ": " + String.join("; ", OrderAnswers.messages(answer.text())));
    }
}
