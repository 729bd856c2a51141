package dev.swath.io.stac.search;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.swath.io.stac.StacJson;
import dev.swath.model.Answer;
import dev.swath.model.trouble.RateLimited;
import dev.swath.model.trouble.Refused;
import dev.swath.model.trouble.Trouble;
import dev.swath.model.trouble.Unauthorized;
import dev.swath.model.trouble.Unavailable;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/** What a STAC API's status means to us, its gateways' included. A pure function of the answer. */
public final class StacVerdict {
    /** Code of the trouble where a page was too large for the service: ask again by {@link NextPage#halved}. */
    public static final String PAGE_TOO_LARGE = "page-too-large";

    private static final int TOLD = 200;

    private StacVerdict() {}

    /** The trouble that an answer stands for; empty for 2xx. */
    public static Optional<Trouble> of(Answer answer, Instant now) {
        int status = answer.status();
        if (status >= 200 && status < 300) {
            return Optional.empty();
        }
        String said = StacJson.where(answer.call().uri()) + " answered " + status + words(answer);
        return Optional.of(
                switch (status) {
                    case 401 -> new Unauthorized("unauthorized", said + "; check the key of stac.url, if it needs one");
                    // the gateway of earth-search throttles with these very words, not with 429
                    case 403 ->
                        message(answer).equals("Forbidden")
                                ? new RateLimited(said + ": fewer calls are wanted", retryAfter(answer, now))
                                : new Refused("forbidden", said);
                    case 404 -> new Refused("not-found", said + "; check stac.url and the names of collections");
                    case 413 -> new Unavailable(PAGE_TOO_LARGE, said + "; fewer items are asked for at a time");
                    case 429 -> new RateLimited(said + ": fewer calls are wanted", retryAfter(answer, now));
                    case 502 ->
                        message(answer).equals("Internal server error")
                                ? new Unavailable(PAGE_TOO_LARGE, said + "; fewer items are asked for at a time")
                                : new Unavailable("unavailable", said + "; it is asked again later");
                    case 408, 425 -> new Unavailable("unavailable", said + "; it is asked again later");
                    default ->
                        status >= 500 || status < 200
                                ? new Unavailable("unavailable", said + "; it is asked again later", answer.failure())
                                : new Refused("refused", said);
                });
    }

    private static Duration retryAfter(Answer answer, Instant now) {
        String text = answer.header("retry-after").orElse("").strip();
        if (text.matches("\\d{1,9}")) {
            return Duration.ofSeconds(Long.parseLong(text));
        }
        try {
            Instant until = ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant();
            return until.isAfter(now) ? Duration.between(now, until) : Duration.ZERO;
        } catch (DateTimeException notADate) {
            return Duration.ZERO;
        }
    }

    private static String words(Answer answer) {
        String plain = message(answer).replaceAll("\\s+", " ").strip();
        return plain.isEmpty() ? "" : ": " + (plain.length() > TOLD ? plain.substring(0, TOLD) + "…" : plain);
    }

    /** Gateways say {@code message}, stac-server {@code description}, stac-fastapi {@code detail}. */
    private static String message(Answer answer) {
        JsonNode body = StacJson.parsed(answer.text()).orElse(MissingNode.getInstance());
        for (String field : new String[] {"message", "description", "detail"}) {
            String text = StacJson.text(body, field);
            if (text != null) {
                return text;
            }
        }
        return "";
    }
}
