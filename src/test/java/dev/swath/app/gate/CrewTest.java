package dev.swath.app.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class CrewTest {
    private static final int MOST = 8;

    private final AtomicLong bytes = new AtomicLong();
    private final AtomicLong struggles = new AtomicLong();
    private Instant now = Instant.parse("2025-06-01T12:00:00Z");
    private final InstantSource clock = () -> now;
    private final Crew crew = new Crew(bytes::get, struggles::get, clock.withZone(ZoneOffset.UTC));

    /** One stretch in which so much came each second. */
    private int stretch(long bytesPerSecond) {
        bytes.addAndGet(bytesPerSecond * Crew.STRETCH.toSeconds());
        now = now.plus(Crew.STRETCH);
        return crew.size(MOST);
    }

    private void pass(Duration time) {
        now = now.plus(time);
        // an idle stretch says nothing
        crew.size(MOST);
    }

    @Test
    void a_quiet_line_has_all_workers() {
        assertThat(crew.size(MOST)).isEqualTo(MOST);
        assertThat(stretch(1000)).isEqualTo(MOST);
        assertThat(crew.size(3)).as("the ceiling is hard, and may be lowered").isEqualTo(3);
    }

    @Test
    void a_burst_of_trouble_halves_it_once_and_the_next_once_more_down_to_one() {
        struggles.incrementAndGet();
        assertThat(crew.size(MOST)).isEqualTo(4);
        struggles.addAndGet(5);
        assertThat(crew.size(MOST)).as("the same burst").isEqualTo(4);
        for (int size : new int[] {2, 1, 1}) {
            now = now.plus(Crew.RECOVERY);
            struggles.incrementAndGet();
            assertThat(crew.size(MOST)).isEqualTo(size);
        }
    }

    @Test
    void quiet_stretches_bring_the_workers_back_one_by_one() {
        struggles.incrementAndGet();
        crew.size(MOST);
        assertThat(stretch(1000)).as("too early").isEqualTo(4);
        pass(Crew.RECOVERY);
        assertThat(stretch(1000)).isEqualTo(5);
        assertThat(stretch(1000)).isEqualTo(6);
        assertThat(stretch(1000)).isEqualTo(7);
        assertThat(stretch(1000)).isEqualTo(MOST);
        assertThat(stretch(1000)).isEqualTo(MOST);
    }

    @Test
    void a_worker_that_only_gets_in_the_way_is_sent_off_and_tried_again_later() {
        struggles.incrementAndGet();
        crew.size(MOST);
        pass(Crew.RECOVERY);
        assertThat(stretch(1000)).isEqualTo(5);
        assertThat(stretch(700)).as("five carried less than four").isEqualTo(4);
        assertThat(stretch(1000)).as("it is remembered").isEqualTo(4);
        pass(Crew.REMEMBERED.plusSeconds(1));
        assertThat(stretch(1000)).as("the line may be another one now").isEqualTo(5);
    }

    @Test
    void a_noisy_line_is_not_taken_for_a_full_one() {
        struggles.incrementAndGet();
        crew.size(MOST);
        pass(Crew.RECOVERY);
        stretch(1000);
        assertThat(stretch(900)).isEqualTo(6);
    }
}
