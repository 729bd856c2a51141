package dev.swath.model;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.Locale;

/** How many scenes are wanted: the best one of each day, week or month, or all of them. */
public enum Cadence {
    DAILY,
    WEEKLY,
    MONTHLY,
    ALL;

    /** First day of the interval that {@code day} falls into; weeks begin on Sunday. {@link #ALL} has no intervals. */
    public LocalDate intervalOf(LocalDate day) {
        return switch (this) {
            case DAILY, ALL -> day;
            case WEEKLY -> day.with(TemporalAdjusters.previousOrSame(DayOfWeek.SUNDAY));
            case MONTHLY -> day.withDayOfMonth(1);
        };
    }

    /** Last day of the newest interval that is over when {@code day} begins. */
    public LocalDate lastOver(LocalDate day) {
        return intervalOf(day).minusDays(1);
    }

    /** @throws IllegalArgumentException naming the words that are known */
    public static Cadence of(String word) {
        for (var cadence : values()) {
            if (cadence.word().equals(word.trim().toLowerCase(Locale.ROOT))) {
                return cadence;
            }
        }
        throw new IllegalArgumentException("cadence must be daily, weekly, monthly or all, was '" + word + "'");
    }

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
