package dev.swath.model;

import java.util.Locale;

/** How a row of work stands. Only {@link #WAITING} rows are claimed. */
public enum Status {
    /** May be claimed once its time has come. */
    WAITING,
    /** Claimed; its lease says by whom and until when. */
    WORKING,
    /** Finished, result in the ledger. */
    DONE,
    /** Waits for a person's word: approval, a next phase, a decision. */
    HELD,
    /** Cannot be used; its reason says why. Harms nothing else. */
    ASIDE,
    /** Bought, but not wanted by the settings; {@code retry} brings it when they say otherwise. */
    SKIPPED,
    /** Tried and given up; {@code retry} starts it again. */
    FAILED,
    /** Stopped by a person. */
    CANCELLED;

    /** As it stands in the ledger. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Status of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
