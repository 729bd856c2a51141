package dev.swath.app.doctor;

import dev.swath.app.wiring.PlanetCalls;
import dev.swath.io.planet.AccountAnswers;
import dev.swath.model.Answer;
import dev.swath.model.trouble.QuotaSpent;
import dev.swath.model.trouble.RateLimited;
import dev.swath.model.trouble.Refused;
import dev.swath.model.trouble.Trouble;
import dev.swath.model.trouble.Unauthorized;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What Planet says about the key and the account: two paced calls that order nothing. */
record Account(PlanetCalls calls, String where, Clock clock) {
    /** The organisation's cap on orders at work (docs.planet.com/develop/apis/orders/states). */
    private static final long MOST_ACTIVE = 10_000;

    List<Finding> look() throws InterruptedException {
        var findings = new ArrayList<Finding>();
        try {
            var answer = calls.ask(AccountAnswers.askActive(calls.urls(), ""));
            findings.add(Finding.fine("key", where, "accepted, orders may be read"));
            findings.add(active(where, AccountAnswers.active(answer)));
            date(answer).ifPresent(findings::add);
        } catch (Trouble trouble) {
            return List.of(refused(where, trouble));
        }
        try {
            var answer = calls.ask(AccountAnswers.askQuota(calls.urls(), ""));
            findings.add(quota(where, AccountAnswers.remainingHectares(answer)));
        } catch (Trouble trouble) {
            findings.add(Finding.warning("quota", where, "is not told: " + trouble.line(), "ask Planet what is left"));
        }
        return findings;
    }

    private Optional<Finding> date(Answer answer) {
        var now = clock.instant();
        try {
            return answer.header("date")
                    .map(date -> ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME)
                            .toInstant())
                    .map(theirs -> new ClockSkew(now, theirs).verdict(where));
        } catch (DateTimeException garbled) {
            return Optional.of(Finding.warning("clock", where, "Planet's date cannot be read", "compare it with NTP"));
        }
    }

    static Finding refused(String where, Trouble trouble) {
        if (trouble instanceof Unauthorized) {
            return Finding.broken(
                    "key", where, "is refused (401)", "put the key of your account into PL_API_KEY, or renew it");
        }
        if (trouble instanceof Refused) {
            return Finding.broken("key", where, trouble.line(), "ask Planet for the right to order");
        }
        return trouble instanceof RateLimited || trouble instanceof QuotaSpent
                ? Finding.warning("key", where, trouble.line(), "look again in a minute")
                : Finding.broken("key", where, trouble.line(), "check the network, http.proxy and http.ca-bundle");
    }

    static Finding active(String where, long orders) {
        var found = "Planet works on %,d of the organisation's %,d orders".formatted(orders, MOST_ACTIVE);
        return orders >= MOST_ACTIVE
                ? Finding.warning("orders", where, found, "new ones wait until some are done")
                : Finding.fine("orders", where, found);
    }

    static Finding quota(String where, Optional<BigDecimal> hectares) {
        if (hectares.isEmpty()) {
            return Finding.fine("quota", where, "the account has no limit that is told");
        }
        var left = hectares.get();
        var found = left.toPlainString() + " ha left";
        return left.signum() > 0
                ? Finding.fine("quota", where, found)
                : Finding.warning("quota", where, found, "orders will be refused: talk to Planet");
    }
}
