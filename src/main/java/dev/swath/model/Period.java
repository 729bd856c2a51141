package dev.swath.model;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/**
 * Whole UTC days.
 *
 * @param start first day, inclusive
 * @param end last day, inclusive; not before {@code start}
 */
public record Period(LocalDate start, LocalDate end) {
    public Period {
        if (end.isBefore(start)) {
            throw new IllegalArgumentException("the end date " + end + " lies before the start date " + start);
        }
    }

    /** Midnight UTC at which the period begins. */
    public Instant from() {
        return start.atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    /** Midnight UTC after the last day: the first instant that is outside. */
    public Instant until() {
        return end.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    /**
     * Cuts the period into pieces of at most {@code maxMonths} calendar months, in order, without gap or overlap.
     *
     * @param maxMonths 1 or more
     */
    public List<Period> chunks(int maxMonths) {
        var chunks = new ArrayList<Period>();
        // counted from the start, not from the last cut: the 31st must not drift to the 28th
        for (int months = 0; ; months += maxMonths) {
            var first = start.plusMonths(months);
            if (first.isAfter(end)) {
                return List.copyOf(chunks);
            }
            var last = start.plusMonths(months + (long) maxMonths).minusDays(1);
            chunks.add(new Period(first, last.isAfter(end) ? end : last));
        }
    }
}
