package dev.swath.app.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.sun.net.httpserver.HttpHandler;
import dev.swath.io.base.HttpFetch;
import dev.swath.io.base.HttpFetchSettings;
import dev.swath.io.base.Origin;
import dev.swath.io.planet.PlanetUrls;
import dev.swath.model.trouble.Refused;
import dev.swath.model.trouble.Unavailable;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What comes for a small picture, from a server that does as it is told. */
class PacedPreviewsTest {
    private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n', 1, 2, 3};
    private static final String KEY = "api-key of the account";

    private final Searches searches;
    private final HttpFetch fetch = new HttpFetch(
            new HttpFetchSettings(Duration.ofSeconds(1), Duration.ofSeconds(5), 4, null, List.of(), null, "swath-test"),
            Clock.systemUTC());

    PacedPreviewsTest(@TempDir Path folder) {
        searches = new Searches(folder);
    }

    @AfterEach
    void close() {
        fetch.close();
        searches.close();
    }

    private byte[] picture(Origin origin) {
        return picture(origin, Clock.systemUTC());
    }

    private byte[] picture(Origin origin, Clock clock) {
        var gates = searches.ledger().gates();
        var pass =
                new PacedPreviews.Pass(new Doors(Clock.systemUTC(), Duration.ofMinutes(1), gates), () -> 1, () -> KEY);
        var gate = new Gate("preview/a", gates, Clock.systemUTC(), 1);
        return new PacedPreviews(new PlanetUrls(origin.uri("")), fetch, gate, pass, clock)
                .picture("PSScene", "20250601_104531_44_24a8");
    }

    private static HttpHandler png(byte[] bytes) {
        return exchange -> {
            exchange.getResponseHeaders().set("Content-Type", "image/png");
            Origin.chunked(bytes).handle(exchange);
        };
    }

    @Test
    void a_picture_comes_whole_for_the_key() {
        try (var origin = new Origin(png(PNG))) {
            assertThat(picture(origin)).isEqualTo(PNG);
            assertThat(origin.requests().get(0).getFirst("Authorization")).isEqualTo(KEY);
        }
    }

    @Test
    void more_than_two_megabytes_are_no_small_picture() {
        try (var origin = new Origin(png(Arrays.copyOf(PNG, 3_000_000)))) {
            assertThatExceptionOfType(Refused.class)
                    .isThrownBy(() -> picture(origin))
                    .withMessageContaining("more than 2 MB");
        }
    }

    @Test
    void a_picture_that_takes_longer_than_half_a_minute_is_given_up() {
        try (var origin = new Origin(png(PNG))) {
            assertThatExceptionOfType(Unavailable.class)
                    .isThrownBy(() -> picture(origin, new Slow()))
                    .withMessageContaining("too slowly");
        }
    }

    @Test
    void a_redirect_is_not_followed_with_the_key() {
        try (var elsewhere = new Origin(png(PNG));
                var origin = new Origin(Origin.redirect(elsewhere.uri("/picture")))) {
            assertThatExceptionOfType(Refused.class)
                    .isThrownBy(() -> picture(origin))
                    .withMessageContaining("leads elsewhere");
            assertThat(elsewhere.requests()).isEmpty();
        }
    }

    /** Twenty seconds pass between two looks at it. */
    private static final class Slow extends Clock {
        private Instant now = Instant.EPOCH;

        @Override
        public Instant instant() {
            now = now.plusSeconds(20);
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
