package dev.swath.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PeriodTest {
    @Test
    void a_period_is_whole_days_with_its_last() {
        var day = new Period(LocalDate.of(2025, 6, 1), LocalDate.of(2025, 6, 1));
        assertThat(day.from()).isEqualTo(Instant.parse("2025-06-01T00:00:00Z"));
        assertThat(day.until()).isEqualTo(Instant.parse("2025-06-02T00:00:00Z"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Period(LocalDate.of(2025, 6, 2), LocalDate.of(2025, 6, 1)))
                .withMessageContaining("2025-06-01");
    }

    @ParameterizedTest
    @EnumSource(Cadence.class)
    void pieces_have_no_gap_and_no_overlap_and_never_end_inside_an_interval(Cadence cadence) {
        var chance = new Random(7);
        for (int i = 0; i < 2000; i++) {
            var start = LocalDate.of(2023, 12, 25).plusDays(chance.nextInt(800));
            var period = new Period(start, start.plusDays(chance.nextInt(1200)));
            int maxMonths = 1 + chance.nextInt(12);
            assertSound(period, maxMonths, cadence);
        }
    }

    private static void assertSound(Period period, int maxMonths, Cadence cadence) {
        var chunks = period.chunks(maxMonths, cadence);
        assertThat(chunks.get(0).start()).isEqualTo(period.start());
        assertThat(chunks.get(chunks.size() - 1).end()).isEqualTo(period.end());
        for (int i = 0; i < chunks.size(); i++) {
            var chunk = chunks.get(i);
            assertThat(chunk.end())
                    .as("%s of %s", chunk, period)
                    .isBefore(chunk.start().plusMonths(maxMonths));
            if (i > 0) {
                var before = chunks.get(i - 1);
                assertThat(chunk.start()).isEqualTo(before.end().plusDays(1));
                if (cadence != Cadence.ALL) {
                    assertThat(cadence.intervalOf(before.end()))
                            .as("%s | %s of %s by %s months", before, chunk, period, maxMonths)
                            .isNotEqualTo(cadence.intervalOf(chunk.start()));
                }
            }
        }
    }

    @Test
    void half_a_year_is_one_piece_and_a_day_more_are_two() {
        var half = new Period(LocalDate.of(2025, 1, 1), LocalDate.of(2025, 6, 30));
        assertThat(half.chunks(6, Cadence.MONTHLY)).containsExactly(half);
        assertThat(new Period(half.start(), half.end().plusDays(1)).chunks(6, Cadence.MONTHLY))
                .containsExactly(half, new Period(LocalDate.of(2025, 7, 1), LocalDate.of(2025, 7, 1)));
    }

    @Test
    void weeks_are_cut_on_saturday_night() {
        assertThat(new Period(LocalDate.of(2025, 6, 1), LocalDate.of(2025, 7, 31)).chunks(1, Cadence.WEEKLY))
                .extracting(Period::end)
                .containsExactly(LocalDate.of(2025, 6, 28), LocalDate.of(2025, 7, 26), LocalDate.of(2025, 7, 31));
    }
}
