package dev.swath.io.planet;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LinksTest {
    private static final URI LINK = URI.create("https://api.planet.example/d?token=SECRET");

    private final Hands clock = new Hands();
    private final Links links = new Links(clock);

    @Test
    void links_are_found_for_less_than_an_hour() {
        links.keep("a1", Map.of("x.tif", LINK));

        clock.turn(Duration.ofMinutes(59));
        assertThat(links.find("a1", "x.tif")).contains(LINK);
        assertThat(links.find("a1", "y.tif")).isEmpty();
        assertThat(links.find("b2", "x.tif")).isEmpty();

        clock.turn(Duration.ofMinutes(1));
        assertThat(links.find("a1", "x.tif")).isEmpty();
    }

    @Test
    void a_refused_link_takes_the_others_of_its_order_along() {
        links.keep("a1", Map.of("x.tif", LINK, "y.tif", LINK));
        links.keep("b2", Map.of("x.tif", LINK));
        links.forget("a1");

        assertThat(links.find("a1", "y.tif")).isEmpty();
        assertThat(links.find("b2", "x.tif")).contains(LINK);
    }

    @Test
    void the_order_looked_at_longest_ago_makes_room() {
        for (int i = 0; i < 200; i++) {
            links.keep("order" + i, Map.of("x.tif", LINK));
        }
        links.keep("order0", Map.of("x.tif", LINK));
        links.keep("one more", Map.of("x.tif", LINK));

        assertThat(links.find("order0", "x.tif")).isPresent();
        assertThat(links.find("order1", "x.tif")).isEmpty();
        assertThat(links).hasToString("links of 200 orders");
    }

    private static final class Hands extends Clock {
        private Instant now = Instant.parse("2026-01-10T09:00:00Z");

        void turn(Duration by) {
            now = now.plus(by);
        }

        @Override
        public Instant instant() {
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
