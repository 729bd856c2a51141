package dev.swath.io.store.s3;

import org.jspecify.annotations.Nullable;

/**
 * What must be so for an object to be written.
 *
 * @param ifNoneMatch {@code *}: nothing lies under its key; null = whatever
 * @param ifMatch entity tag of what lies there now; null = whatever
 */
record Condition(@Nullable String ifNoneMatch, @Nullable String ifMatch) {
    static final Condition NONE = new Condition(null, null);
    static final Condition NEW = new Condition("*", null);

    static Condition replacing(String etag) {
        return new Condition(null, etag);
    }
}
