package dev.swath.io.base;

import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How a bucket is reached.
 *
 * @param endpoint address of an S3-compatible server; null = Amazon's
 * @param region of the bucket; empty = as AWS's own settings have it, or {@code us-east-1} at another endpoint
 * @param pathStyle whether the bucket's name stands in the path instead of the host
 * @param isGeneric whether the server knows no more than S3 did before it had checksums of its own
 * @param tries how often a call is made before its trouble counts
 * @param firstWait before the second try; doubled each time, with jitter
 * @param attemptTimeout longest time of one try, its body included
 */
public record S3Access(
        @Nullable URI endpoint,
        String region,
        boolean pathStyle,
        boolean isGeneric,
        int tries,
        Duration firstWait,
        Duration attemptTimeout) {
    public S3Access {
        if (tries < 1 || attemptTimeout.toMillis() < 1) {
            throw new IllegalArgumentException("there must be at least one try, and time for it");
        }
    }
}
