package dev.swath.io.store.s3;

import org.jspecify.annotations.Nullable;

/**
 * What is known of an object without reading it.
 *
 * @param digest as we wrote it down when we stored it, e.g. {@code sha256:…}; null = not by us
 */
record Head(long bytes, String etag, @Nullable String digest) {
    boolean is(long itsBytes, @Nullable String itsDigest) {
        return bytes == itsBytes && digest != null && digest.equals(itsDigest);
    }
}
