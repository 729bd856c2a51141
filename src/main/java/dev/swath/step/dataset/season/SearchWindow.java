package dev.swath.step.dataset.season;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/**
 * The days around a date that are searched for scenes.
 *
 * @param date in the middle
 * @param bufferDays days before and after it, whole days of UTC
 * @param end last day searched: the date and buffer, or today when that is earlier
 */
public record SearchWindow(LocalDate date, int bufferDays, LocalDate end) {
    /** @throws IllegalArgumentException when the buffer is below 0 */
    public SearchWindow {
        if (bufferDays < 0) {
            throw new IllegalArgumentException("a buffer is 0 days or more, was " + bufferDays);
        }
    }

    /** @param today in UTC: nothing after it can be found yet */
    public static SearchWindow around(LocalDate date, int bufferDays, LocalDate today) {
        LocalDate end = date.plusDays(bufferDays);
        return new SearchWindow(date, bufferDays, end.isAfter(today) ? today : end);
    }

    /** First day searched. */
    public LocalDate start() {
        return date.minusDays(bufferDays);
    }

    /** Whether its end lies after today, so that scenes of its last days may be missing. */
    public boolean isCut() {
        return end.isBefore(date.plusDays(bufferDays));
    }

    /** Whether all of it lies after today: there is nothing to search. */
    public boolean isAhead() {
        return end.isBefore(start());
    }

    public Instant from() {
        return start().atStartOfDay().toInstant(ZoneOffset.UTC);
    }

    /** Its last second. */
    public Instant to() {
        return end.plusDays(1).atStartOfDay().toInstant(ZoneOffset.UTC).minusSeconds(1);
    }

    /** As a STAC search takes it, both ends included. */
    public String interval() {
        return from() + "/" + to();
    }
}
