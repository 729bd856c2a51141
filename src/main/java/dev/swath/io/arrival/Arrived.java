package dev.swath.io.arrival;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An object as the bucket tells of it.
 *
 * @param bytes its size
 * @param etag as the server gives it, without quotes; empty when it gives none
 */
public record Arrived(long bytes, String etag) {
    private static final Pattern MD5 = Pattern.compile("[0-9a-f]{32}");

    /**
     * What may be its MD5: the entity tag of an object that was sent in one piece. Objects under aws:kms have tags that
     * look the same and are none, so only one that is right proves anything.
     */
    public Optional<String> md5() {
        return Optional.of(etag).filter(tag -> MD5.matcher(tag).matches());
    }
}
