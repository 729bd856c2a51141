package dev.swath.app.gate;

import dev.swath.model.Answer;
import dev.swath.model.trouble.Expired;
import dev.swath.model.trouble.QuotaSpent;
import dev.swath.model.trouble.RateLimited;
import dev.swath.model.trouble.Refused;
import dev.swath.model.trouble.Trouble;
import dev.swath.model.trouble.Unauthorized;
import dev.swath.model.trouble.Unavailable;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** What an HTTP status means to us. A pure function of the answer. Not for order POSTs: those have their own table. */
final class Verdict {
    private static final Pattern TAGS = Pattern.compile("<[^>]*>");
    private static final int TOLD = 200;

    private Verdict() {}

    /**
     * The trouble that a status stands for; empty for 2xx and 3xx.
     *
     * @param linkHop true where 400, 403, 404 and 410 mean that a signed link went stale
     */
    static Optional<Trouble> of(Answer answer, boolean linkHop, Clock clock) {
        int status = answer.status();
        if (status >= 200 && status < 400) {
            return Optional.empty();
        }
        var said = answer.call().uri().getHost() + " answered " + status + " to "
                + answer.call().method() + " " + answer.call().uri().getPath() + words(answer.text());
        if (linkHop && (status == 400 || status == 401 || status == 403 || status == 404 || status == 410)) {
            return Optional.of(new Expired("link-expired", said + "; a fresh link is asked for"));
        }
        return Optional.of(
                switch (status) {
                    case 401 ->
                        new Unauthorized(
                                "unauthorized",
                                said + "; check PL_API_KEY, work goes on by itself once the key is good");
                    case 403 -> new Refused("forbidden", said);
                    case 404 -> new Refused("not-found", said);
                    case 429 ->
                        answer.text().toLowerCase(Locale.ROOT).contains("quota")
                                ? new QuotaSpent("quota-spent", said)
                                : new RateLimited(said, retryAfter(answer, clock));
                    case 408, 425 -> new Unavailable("unavailable", said);
                    default ->
                        status >= 500 || status < 200
                                ? new Unavailable("unavailable", said)
                                : new Refused("refused", said);
                });
    }

    /** {@code Retry-After} in seconds or as an HTTP date; zero when absent, past or garbled. */
    static Duration retryAfter(Answer answer, Clock clock) {
        var text = answer.header("retry-after").orElse("").trim();
        if (text.matches("\\d{1,9}")) {
            return Duration.ofSeconds(Long.parseLong(text));
        }
        try {
            var until = ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant();
            var wait = Duration.between(clock.instant(), until);
            return wait.isNegative() ? Duration.ZERO : wait;
        } catch (DateTimeException e) {
            return Duration.ZERO;
        }
    }

    private static String words(String text) {
        var plain = TAGS.matcher(text).replaceAll(" ").replaceAll("\\s+", " ").trim();
        return plain.isEmpty() ? "" : ": " + (plain.length() > TOLD ? plain.substring(0, TOLD) + "…" : plain);
    }
}
