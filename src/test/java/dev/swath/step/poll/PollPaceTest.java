package dev.swath.step.poll;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PollPaceTest {
    private static final Instant POSTED = Instant.parse("2025-06-01T12:00:00Z");
    private static final PollPace PACE = new PollPace(Duration.ofSeconds(30), Duration.ofMinutes(15));

    @ParameterizedTest
    @CsvSource({"0,30", "60,30", "120,30", "124,31", "600,150", "3600,900", "7200,900", "864000,900", "-100,30"})
    void the_wait_is_a_quarter_of_the_age_within_bounds(long age, long wait) {
        var now = POSTED.plusSeconds(age);
        assertThat(PACE.next(POSTED, now)).isEqualTo(now.plusSeconds(wait));
    }

    @Test
    void an_order_of_unknown_age_counts_as_old() {
        assertThat(PACE.next(Instant.EPOCH, POSTED)).isEqualTo(POSTED.plus(Duration.ofMinutes(15)));
    }
}
