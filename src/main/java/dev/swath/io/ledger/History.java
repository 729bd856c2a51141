package dev.swath.io.ledger;

import java.time.Instant;
import java.util.List;

/** What happened, in order. Written by the other aggregates inside their transactions. */
public interface History {
    /** Everything about one subject (job, feature, request, order or delivery id), oldest first. */
    List<Event> of(String subjectId);

    /**
     * @param at when
     * @param subject id of what it happened to
     * @param event stable word, e.g. {@code planned}, {@code posting}, {@code placed}, {@code set-aside}
     * @param detail in plain words
     * @param by which process or verb moved it
     */
    record Event(Instant at, String subject, String event, String detail, String by) {}
}
