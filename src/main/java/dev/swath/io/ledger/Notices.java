package dev.swath.io.ledger;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What people are told of the history. Nothing is written for it when things happen: each channel knows how far it has
 * told, so that whatever happened while it could not be reached is told later, once.
 */
public interface Notices {
    /** What is worth telling. */
    enum Kind {
        DROP_DONE("drop-done"),
        DROP_ASIDE("drop-aside"),
        FEATURE_ASIDE("feature-aside"),
        PLAN_HELD("plan-held"),
        BUDGET("budget"),
        FAILURE("failure"),
        DOOR_CLOSED("door-closed"),
        DOOR_OPEN("door-open");

        private final String word;

        Kind(String word) {
            this.word = word;
        }

        /** As in settings, and the name of its template. */
        public String word() {
            return word;
        }
    }

    /** Follows exactly these channels: a new one begins with what happens from now on, the others are forgotten. */
    void follow(Set<String> channels);

    /**
     * What a channel has not told yet; empty when there is nothing, or when it is not to be tried again yet.
     *
     * @param kinds words of what it tells
     * @param most entries that are listed, first the oldest
     */
    Optional<Untold> untold(String channel, Collection<String> kinds, int most);

    /**
     * @param upTo place in the history up to which this tells
     * @param since when the first of it happened
     * @param items what happened, alike events together
     * @param more how many entries are not listed
     */
    record Untold(long upTo, Instant since, List<Item> items, long more) {}

    /**
     * Events of one kind, of one drop, for one reason.
     *
     * @param jobId id of the drop; empty for what happens to all of them
     * @param drop its name; empty likewise
     * @param code code of the reason; empty where there is none
     * @param count how many events
     * @param detail what one of them says
     */
    record Item(String kind, String jobId, String drop, String code, long count, String detail) {}

    /** The channel has told everything up to there. */
    void told(String channel, long upTo);

    /** It could not; it is tried again, after a wait that doubles up to half an hour. */
    Instant notTold(String channel);
}
