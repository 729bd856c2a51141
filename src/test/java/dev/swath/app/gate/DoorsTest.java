package dev.swath.app.gate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.swath.io.ledger.History;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DoorsTest {
    private static final Instant NOON = Instant.parse("2025-06-01T12:00:00Z");

    private final Searches searches;

    DoorsTest(@TempDir Path folder) {
        searches = new Searches(folder);
    }

    @AfterEach
    void closeLedger() {
        searches.close();
    }

    private Doors doors(Clock clock) {
        return new Doors(clock, Duration.ofMinutes(1), searches.ledger().gates());
    }

    private List<String> noted() {
        return searches.ledger().history().of("door/planet").stream()
                .map(History.Event::event)
                .toList();
    }

    @Test
    void the_history_tells_once_that_it_was_closed_and_once_that_it_is_open_again_over_restarts() {
        var clock = Clock.fixed(NOON, ZoneOffset.UTC);
        var first = doors(clock);
        first.letIn();
        assertThat(noted()).isEmpty();
        first.close("the key was refused");
        first.close("the key was refused");
        doors(clock).close("the key was refused");
        assertThat(noted()).containsExactly("door-closed");

        var next = doors(clock);
        next.letIn();
        next.letIn();
        assertThat(noted()).containsExactly("door-closed", "door-open");
    }

    @Test
    void a_door_is_open_until_closed() {
        var doors = doors(Clock.fixed(NOON, ZoneOffset.UTC));
        assertThat(doors.isOpen()).isTrue();
        assertThat(doors.closed()).isEmpty();
    }

    @Test
    void only_the_first_to_close_it_tells_people() {
        var doors = doors(Clock.fixed(NOON, ZoneOffset.UTC));
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
        var doors = doors(now.withZone(ZoneOffset.UTC));
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
