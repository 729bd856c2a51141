package dev.swath.step.order;

import dev.swath.io.ledger.Ledger;
import dev.swath.io.planet.OrderAnswers;
import dev.swath.io.planet.OrderRequest;
import dev.swath.model.Answer;
import dev.swath.model.Posting;
import dev.swath.model.Reason;
import dev.swath.model.trouble.Unauthorized;
import java.time.Clock;
import java.time.Duration;
import org.apache.camel.Handler;

/** Writes down what the POST came to, as {@link Outcome} judges it. */
public final class KeepOrder {
    private static final String QUOTA_SPENT = "quota-spent";

    private final Ledger ledger;
    private final Clock clock;
    private final Duration firstPoll;
    private final Waits waits;

    /** @param firstPoll time after which a placed order is looked at */
    public KeepOrder(Ledger ledger, Clock clock, Duration firstPoll, Waits waits) {
        this.ledger = ledger;
        this.clock = clock;
        this.firstPoll = firstPoll;
        this.waits = waits;
    }

    /**
     * @param later time before the next attempt after {@link Outcome#LATER}, and before the first look for a lost order
     * @param quota time for which nothing is ordered after Planet said that the quota is spent
     */
    public record Waits(Duration later, Duration quota) {}

    /** @throws Unauthorized after a 401 was written down, so that the door closes */
    @Handler
    public void keep(Answer given) {
        var answer = OrderRequest.scrubbed(given);
        var posting = answer.about(Posting.class);
        var claim = posting.claim();
        var now = clock.instant();
        var reason = reason(answer);
        switch (Outcome.of(answer)) {
            case YES -> {
                var placed = OrderAnswers.placed(answer).orElseThrow();
                ledger.orders().placed(claim, placed.id(), placed.state(), now.plus(firstPoll));
            }
            case NO -> refused(posting, answer, reason);
            case LATER -> later(posting, answer, reason);
            case UNKNOWN -> ledger.orders().unknown(claim, now.plus(waits.later()), reason);
        }
    }

    private void refused(Posting posting, Answer answer, Reason reason) {
        if (reason.code().equals(QUOTA_SPENT)) {
            // nothing is wrong with the order: it, and all others, wait until there is quota again
            var again = clock.instant().plus(waits.quota());
            ledger.money().spentUntil(again);
            // one that is refused again and again lets the others go first
            var own = again.plus(waits.quota().multipliedBy(posting.claim().failures()));
            ledger.orders().later(posting.claim(), own, reason);
        } else {
            var named = OrderAnswers.named(answer.text(), posting.order().items());
            ledger.orders().refused(posting.claim(), reason, named);
        }
    }

    private void later(Posting posting, Answer answer, Reason reason) {
        var asked = Duration.ofSeconds(answer.header("retry-after")
                .filter(text -> text.matches("\\d{1,6}"))
                .map(Long::parseLong)
                .orElse(0L));
        var wait = asked.compareTo(waits.later()) > 0 ? asked : waits.later();
        ledger.orders().later(posting.claim(), clock.instant().plus(wait), reason);
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
        var words = String.join("; ", OrderAnswers.messages(answer.text()));
        var said = "Planet answered " + answer.status() + " to an order" + (words.isEmpty() ? "" : ": " + words);
        if (answer.status() == 401) {
            return new Reason("unauthorized", said + "; check PL_API_KEY, work goes on by itself once the key is good");
        }
        var isQuota = OrderAnswers.aboutQuota(answer.status(), answer.text());
        return new Reason(isQuota ? QUOTA_SPENT : "http-" + answer.status(), said);
    }
}
