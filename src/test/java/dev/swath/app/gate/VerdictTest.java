package dev.swath.app.gate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.swath.model.Answer;
import dev.swath.model.Call;
import dev.swath.model.trouble.RateLimited;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VerdictTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2025-06-01T12:00:00Z"), ZoneOffset.UTC);
    private static final Call CALL =
            new Call("GET", URI.create("https://api.planet.example/orders?token=c0ffee"), null, "");

    @ParameterizedTest
    @ValueSource(ints = {200, 202, 204, 302, 307, 399})
    void a_success_or_a_redirect_is_no_trouble(int status) {
        assertThat(Verdict.of(answer(status, ""), false, CLOCK)).isEmpty();
        assertThat(Verdict.of(answer(status, ""), true, CLOCK)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "0,Unavailable,Unavailable",
        "100,Unavailable,Unavailable",
        "400,Refused,Expired",
        "401,Unauthorized,Expired",
        "403,Refused,Expired",
        "404,Refused,Expired",
        "408,Unavailable,Unavailable",
        "409,Refused,Refused",
        "410,Refused,Expired",
        "418,Refused,Refused",
        "422,Refused,Refused",
        "425,Unavailable,Unavailable",
        "429,RateLimited,RateLimited",
        "500,Unavailable,Unavailable",
        "502,Unavailable,Unavailable",
        "503,Unavailable,Unavailable",
        "504,Unavailable,Unavailable",
        "599,Unavailable,Unavailable"
    })
    void each_status_has_its_meaning(int status, String ofCall, String ofLink) {
        assertThat(Verdict.of(answer(status, ""), false, CLOCK))
                .hasValueSatisfying(trouble ->
                        assertThat(trouble.getClass().getSimpleName()).isEqualTo(ofCall));
        assertThat(Verdict.of(answer(status, ""), true, CLOCK))
                .hasValueSatisfying(trouble ->
                        assertThat(trouble.getClass().getSimpleName()).isEqualTo(ofLink));
    }

    @Test
    void a_429_that_speaks_of_quota_is_not_waited_for() {
        assertThat(Verdict.of(answer(429, "{\"message\":\"Download QUOTA has been exceeded\"}"), false, CLOCK))
                .hasValueSatisfying(trouble -> assertThat(trouble.code()).isEqualTo("quota-spent"));
    }

    @Test
    void the_line_says_where_and_what_without_markup_and_without_the_query() {
        var page = "<html><h1>Bad\nGateway</h1>" + "x".repeat(500) + "</html>";
        assertThat(Verdict.of(answer(502, page), false, CLOCK)).hasValueSatisfying(trouble -> assertThat(trouble.line())
                .startsWith("api.planet.example answered 502 to GET /orders: Bad Gateway")
                .doesNotContain("c0ffee", "<", "\n")
                .hasSizeLessThan(300));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "120|120",
                "0|0",
                "'Sun, 01 Jun 2025 12:00:30 GMT'|30",
                "'Sun, 01 Jun 2025 11:00:00 GMT'|0",
                "soon|0",
                "-5|0",
                "99999999999|0",
                "''|0"
            })
    void retry_after_is_read_as_seconds_or_as_a_date(String text, long seconds) {
        var answer = new Answer(CALL, 429, Map.of("retry-after", text), "", null);
        assertThat(Verdict.retryAfter(answer, CLOCK)).isEqualTo(Duration.ofSeconds(seconds));
        assertThat(Verdict.of(answer, false, CLOCK)).hasValueSatisfying(trouble -> assertThat(trouble)
                .isInstanceOfSatisfying(RateLimited.class, limited -> assertThat(limited.retryAfter())
                        .isEqualTo(Duration.ofSeconds(seconds))));
    }

    private static Answer answer(int status, String text) {
        return new Answer(CALL, status, Map.of(), text, null);
    }
}
