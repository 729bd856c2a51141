package dev.swath.step.composite;

import dev.swath.model.Period;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;

/** Periods of requests, and the UTC months in them. */
final class Toi {
    private Toi() {}

    /**
     * Reads {@code 2024-05-01/2024-07-31}, both days inclusive.
     *
     * @throws IllegalArgumentException with one line that says what is wrong
     */
    static Period parse(String text) {
        String[] days = text.strip().split("/", -1);
        if (days.length != 2) {
            throw new IllegalArgumentException(
                    "\"" + text + "\" is no period; write its first and last day, 2024-05-01/2024-07-31");
        }
        return new Period(day(days[0]), day(days[1]));
    }

    private static LocalDate day(String text) {
        try {
            return LocalDate.parse(text.strip());
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("\"" + text + "\" is no day; write 2024-05-01", e);
        }
    }

    /** Every month of which the period has a day, in order. */
    static List<YearMonth> months(Period period) {
        YearMonth last = YearMonth.from(period.end());
        return Stream.iterate(
                        YearMonth.from(period.start()), month -> !month.isAfter(last), month -> month.plusMonths(1))
                .toList();
    }

    /** The days of the month that lie in the period, at least one. */
    static Period within(Period period, YearMonth month) {
        LocalDate first = month.atDay(1);
        LocalDate last = month.atEndOfMonth();
        return new Period(
                first.isBefore(period.start()) ? period.start() : first,
                last.isAfter(period.end()) ? period.end() : last);
    }

    /** The UTC month of a scene. */
    static YearMonth month(Instant taken) {
        return YearMonth.from(taken.atZone(ZoneOffset.UTC));
    }
}
