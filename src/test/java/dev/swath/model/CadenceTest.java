package dev.swath.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CadenceTest {
    @ParameterizedTest
    @CsvSource({
        "WEEKLY,2025-06-01,2025-06-01",
        "WEEKLY,2025-06-07,2025-06-01",
        "WEEKLY,2025-06-08,2025-06-08",
        "WEEKLY,2025-01-01,2024-12-29",
        "MONTHLY,2025-06-01,2025-06-01",
        "MONTHLY,2024-02-29,2024-02-01",
        "DAILY,2025-06-07,2025-06-07",
        "ALL,2025-06-07,2025-06-07"
    })
    void a_day_falls_into_its_interval(Cadence cadence, LocalDate day, LocalDate first) {
        assertThat(cadence.intervalOf(day)).isEqualTo(first);
    }

    @Test
    void words_are_read_as_people_write_them() {
        assertThat(Cadence.of(" Weekly ")).isEqualTo(Cadence.WEEKLY);
        for (var cadence : Cadence.values()) {
            assertThat(Cadence.of(cadence.word())).isEqualTo(cadence);
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Cadence.of("fortnightly"))
                .withMessage("cadence must be daily, weekly, monthly or all, was 'fortnightly'");
    }
}
