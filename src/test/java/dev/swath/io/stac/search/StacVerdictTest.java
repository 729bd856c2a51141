package dev.swath.io.stac.search;

import static org.assertj.core.api.Assertions.assertThat;

import dev.swath.model.Answer;
import dev.swath.model.Call;
import dev.swath.model.trouble.RateLimited;
import dev.swath.model.trouble.Trouble;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StacVerdictTest {
    private static final Instant NOW = Instant.parse("2025-06-01T12:00:00Z");
    private static final Call CALL =
            new Call("POST", URI.create("https://stac.example/v1/search?token=secret"), "{}", "x");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "403 | {\"message\":\"Forbidden\"} | rate-limited",
                "403 | {\"description\":\"not yours\"} | forbidden",
                "429 | {\"message\":\"Too Many Requests\"} | rate-limited",
                "502 | {\"message\":\"Internal server error\"} | page-too-large",
                "502 | <html>Bad Gateway</html> | unavailable",
                "413 | | page-too-large",
                "504 | | unavailable",
                "500 | {\"code\":\"x\"} | unavailable",
                "400 | {\"code\":\"BadRequest\",\"description\":\"Invalid datetime\"} | refused",
                "404 | {\"code\":\"NotFound\",\"description\":\"Not Found\"} | not-found",
                "401 | | unauthorized",
                "0 | | unavailable",
            })
    void a_status_is_trouble_of_its_kind(int status, @Nullable String text, String code) {
        Trouble trouble = StacVerdict.of(answer(status, text == null ? "" : text, Map.of()), NOW)
                .orElseThrow();

        assertThat(trouble.code()).isEqualTo(code);
        assertThat(trouble.line())
                .startsWith("stac.example/v1/search answered " + status)
                .doesNotContain("secret");
    }

    @Test
    void silence_is_kept_as_long_as_it_is_wanted() {
        assertThat(pause(Map.of("retry-after", "7"))).isEqualTo(Duration.ofSeconds(7));
        assertThat(pause(Map.of("retry-after", "Sun, 01 Jun 2025 12:00:30 GMT")))
                .isEqualTo(Duration.ofSeconds(30));
        assertThat(pause(Map.of("retry-after", "soon"))).isEqualTo(Duration.ZERO);
        assertThat(pause(Map.of())).isEqualTo(Duration.ZERO);
    }

    @Test
    void a_success_is_none() {
        assertThat(StacVerdict.of(answer(200, "{}", Map.of()), NOW)).isEmpty();
    }

    private static Duration pause(Map<String, String> headers) {
        return ((RateLimited) StacVerdict.of(answer(429, "", headers), NOW).orElseThrow()).retryAfter();
    }

    private static Answer answer(int status, String text, Map<String, String> headers) {
        return new Answer(CALL, status, headers, text, status == 0 ? new IOException("reset") : null);
    }
}
