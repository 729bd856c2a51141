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
    /** For what is wanted whenever it is of. */
    public static final Period EVER = new Period(LocalDate.EPOCH, LocalDate.of(2999, 12, 31));

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
     * Cuts the period into pieces of at most {@code maxMonths} calendar months, in order, without gap or overlap. No
     * piece ends inside an interval of the cadence: each would choose a scene for it.
     *
     * @param maxMonths 1 or more
     */
    public List<Period> chunks(int maxMonths, Cadence cadence) {
        var chunks = new ArrayList<Period>();
        for (var first = start; !first.isAfter(end); ) {
            var limit = first.plusMonths(maxMonths);
            var whole = cadence.intervalOf(limit);
            var next = whole.isAfter(first) ? whole : limit;
            chunks.add(new Period(first, next.isAfter(end) ? end : next.minusDays(1)));
            first = next;
        }
        return List.copyOf(chunks);
    }
}
