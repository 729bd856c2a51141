package dev.swath.step.poll;

import java.time.Duration;
import java.time.Instant;

/**
 * When an order is looked at again: after a quarter of its age, within bounds. Young orders are looked at often, old
 * ones seldom; the sum of looks grows with the logarithm of the age.
 *
 * @param shortest shortest wait
 * @param longest longest wait
 */
record PollPace(Duration shortest, Duration longest) {
    Instant next(Instant postedAt, Instant now) {
        var quarter = Duration.between(postedAt, now).dividedBy(4);
        var wait = quarter.compareTo(shortest) < 0 ? shortest : quarter.compareTo(longest) > 0 ? longest : quarter;
        return now.plus(wait);
    }
}
