package dev.swath.app.gate;

import dev.swath.model.trouble.BadInput;
import dev.swath.model.trouble.BadSetting;
import dev.swath.model.trouble.Corrupt;
import dev.swath.model.trouble.Expired;
import dev.swath.model.trouble.NoSpace;
import dev.swath.model.trouble.QuotaSpent;
import dev.swath.model.trouble.RateLimited;
import dev.swath.model.trouble.Refused;
import dev.swath.model.trouble.Unauthorized;
import java.time.Duration;
import java.util.Optional;

/**
 * Whether and when work is tried again after trouble. Pure.
 *
 * <table>
 * <caption>What each kind of trouble leads to</caption>
 * <tr><td>refused, bad input, bad setting</td><td>given up: the same would be refused again</td></tr>
 * <tr><td>corrupt</td><td>again at once, given up the third time</td></tr>
 * <tr><td>expired link</td><td>again at once, given up after ten rounds</td></tr>
 * <tr><td>key refused, quota spent, no space</td><td>again after the first wait, for ever: a person must act</td></tr>
 * <tr><td>rate limited</td><td>again after what the service asked for, at least the first wait; for ever</td></tr>
 * <tr><td>anything else</td><td>again after a wait that doubles up to half an hour; given up after the last round</td></tr>
 * </table>
 *
 * @param firstWait wait of the first round
 * @param rounds how many rounds there are
 */
public record Patience(Duration firstWait, int rounds) {
    private static final Duration LONGEST = Duration.ofMinutes(30);
    private static final int CORRUPT_TRIES = 3;
    private static final int LINK_TRIES = 10;

    /** How long to wait before the next round; empty = give up. */
    Optional<Duration> fate(Exception failure, int failuresBefore) {
        int failures = failuresBefore + 1;
        if (failure instanceof Refused || failure instanceof BadInput || failure instanceof BadSetting) {
            return Optional.empty();
        }
        if (failure instanceof Corrupt) {
            return failures < CORRUPT_TRIES ? Optional.of(Duration.ZERO) : Optional.empty();
        }
        if (failure instanceof Expired) {
            return failures < LINK_TRIES ? Optional.of(Duration.ZERO) : Optional.empty();
        }
        if (failure instanceof Unauthorized || failure instanceof QuotaSpent || failure instanceof NoSpace) {
            return Optional.of(firstWait);
        }
        if (failure instanceof RateLimited limited) {
            return Optional.of(longer(limited.retryAfter(), firstWait));
        }
        return failures < rounds ? Optional.of(wait(failures)) : Optional.empty();
    }

    private Duration wait(int failures) {
        var wait = firstWait.multipliedBy(1L << Math.min(failures - 1, 20));
        return wait.compareTo(LONGEST) > 0 ? longer(LONGEST, firstWait) : wait;
    }

    private static Duration longer(Duration a, Duration b) {
        return a.compareTo(b) > 0 ? a : b;
    }
}
