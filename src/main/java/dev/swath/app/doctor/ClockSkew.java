package dev.swath.app.doctor;

import java.time.Duration;
import java.time.Instant;

/**
 * This machine's clock against the {@code Date} of Planet's answer.
 *
 * @param ours when the answer was read
 * @param theirs what its header says, whole seconds
 */
record ClockSkew(Instant ours, Instant theirs) {
    private static final Duration ODD = Duration.ofSeconds(30);

    /** Orders are listed from so long before their POST: a lost one would not be found beyond it. S3 refuses 15 min. */
    private static final Duration HARMFUL = Duration.ofMinutes(10);

    Finding verdict(String where) {
        var skew = Duration.between(theirs, ours);
        var found = skew.abs().compareTo(Duration.ofSeconds(2)) <= 0
                ? "the clock is right"
                : "the clock is %d s %s".formatted(skew.abs().toSeconds(), skew.isNegative() ? "behind" : "ahead");
        var todo = "set this machine's clock (NTP)";
        if (skew.abs().compareTo(HARMFUL) >= 0) {
            return Finding.broken("clock", where, found + ": lost orders would not be found again", todo);
        }
        return skew.abs().compareTo(ODD) >= 0
                ? Finding.warning("clock", where, found, todo)
                : Finding.fine("clock", where, found);
    }
}
