package dev.swath.app.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class DoorsTest {
    private static final Instant NOON = Instant.parse("2025-06-01T12:00:00Z");

    @Test
    void a_door_is_open_until_closed() {
        var doors = new Doors(Clock.fixed(NOON, ZoneOffset.UTC), Duration.ofMinutes(1));
        assertThat(doors.isOpen()).isTrue();
        assertThat(doors.closed()).isEmpty();
    }

    @Test
    void only_the_first_to_close_it_tells_people() {
        var doors = new Doors(Clock.fixed(NOON, ZoneOffset.UTC), Duration.ofMinutes(1));
        assertThat(doors.close("the key was refused")).isTrue();
        assertThat(doors.close("again")).isFalse();
        assertThat(doors.isOpen()).isFalse();
        assertThat(doors.closed()).isPresent();
        assertThat(doors.opensAt()).isEqualTo(NOON.plusSeconds(60));
    }

    @Test
    void it_opens_by_itself() {
        var clock = new AtomicReference<>(NOON);
        InstantSource now = clock::get;
        var doors = new Doors(now.withZone(ZoneOffset.UTC), Duration.ofMinutes(1));
        doors.close("the key was refused");
        clock.set(NOON.plusSeconds(60));
        assertThat(doors.isOpen()).isTrue();
        assertThat(doors.close("the key was refused"))
                .as("told already, a minute ago")
                .isFalse();
        assertThat(doors.isOpen()).isFalse();
        clock.set(NOON.plusSeconds(3600));
        assertThat(doors.close("the key was refused")).as("told every hour").isTrue();
    }
}
