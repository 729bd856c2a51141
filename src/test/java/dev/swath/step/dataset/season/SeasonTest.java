package dev.swath.step.dataset.season;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.locationtech.jts.geom.Envelope;

class SeasonTest {
    private static final Envelope CHIP = new Envelope(22.8, 22.83, 54.38, 54.4);

    private static CropDays at(OptionalDouble planting, OptionalDouble harvest) {
        return new CropCalendar((lon, lat) -> planting, (lon, lat) -> harvest).at(CHIP);
    }

    @Test
    void the_calendar_is_asked_at_the_middle_of_the_chip() {
        CalendarRaster lon = (longitude, latitude) -> OptionalDouble.of(longitude);
        CalendarRaster lat = (longitude, latitude) -> OptionalDouble.of(latitude);
        assertThat(new CropCalendar(lon, lat).at(CHIP)).isEqualTo(new CropDays.Known(23, 54));
    }

    @Test
    void no_data_is_told_apart_from_outside() {
        assertThat(at(OptionalDouble.of(95), OptionalDouble.of(291))).isEqualTo(new CropDays.Known(95, 291));
        assertThat(at(OptionalDouble.of(0), OptionalDouble.of(291))).isEqualTo(new CropDays.NoData());
        assertThat(at(OptionalDouble.of(95), OptionalDouble.of(Double.NaN))).isEqualTo(new CropDays.NoData());
        assertThat(at(OptionalDouble.of(-1), OptionalDouble.of(-1))).isEqualTo(new CropDays.NoData());
        assertThat(at(OptionalDouble.of(366), OptionalDouble.of(1))).isEqualTo(new CropDays.NoData());
        assertThat(at(OptionalDouble.empty(), OptionalDouble.empty())).isEqualTo(new CropDays.Outside());
    }

    @ParameterizedTest
    @CsvSource({
        // days of the real calendar: NE Poland, Mato Grosso, South Africa, Kenya
        "95, 291, 2023, 2023-04-05, 2023-10-18",
        "95, 291, 2024, 2024-04-05, 2024-10-18",
        "280, 149, 2023, 2023-10-07, 2024-05-29",
        "288, 162, 2024, 2024-10-15, 2025-06-11",
        "276, 60, 2023, 2023-10-03, 2024-03-01",
        // a leap year moves no day: a day of the year 2024 would be 29 February and 30 December
        "60, 365, 2024, 2024-03-01, 2024-12-31",
        "59, 59, 2024, 2024-02-28, 2024-02-28",
        "365, 1, 2024, 2024-12-31, 2025-01-01"
    })
    void days_are_dates_of_the_year_or_the_next(
            int planting, int harvest, int year, LocalDate planted, LocalDate harvested) {
        var dates = CropDates.of(new CropDays.Known(planting, harvest), year);
        assertThat(dates.of(Season.PLANTING)).isEqualTo(planted);
        assertThat(dates.of(Season.HARVEST)).isEqualTo(harvested);
    }

    @Test
    void a_window_is_whole_days_before_and_after() {
        var window = SearchWindow.around(LocalDate.of(2024, 3, 1), 14, LocalDate.of(2025, 1, 1));
        assertThat(window.interval()).isEqualTo("2024-02-16T00:00:00Z/2024-03-15T23:59:59Z");
        assertThat(window.isCut()).isFalse();
    }

    @Test
    void a_window_ends_today_at_the_latest_and_tells_so() {
        var today = LocalDate.of(2024, 3, 5);
        var window = SearchWindow.around(LocalDate.of(2024, 3, 1), 14, today);
        assertThat(window.interval()).isEqualTo("2024-02-16T00:00:00Z/2024-03-05T23:59:59Z");
        assertThat(window.isCut()).isTrue();
        assertThat(window.isAhead()).isFalse();
        assertThat(SearchWindow.around(LocalDate.of(2024, 3, 19), 14, today).isAhead())
                .isFalse();
        assertThat(SearchWindow.around(LocalDate.of(2024, 3, 20), 14, today).isAhead())
                .isTrue();
    }
}
