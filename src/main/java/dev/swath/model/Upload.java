package dev.swath.model;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A file on its way into a bucket, in parts.
 *
 * @param id as the bucket gave it
 * @param deliveryId the file
 * @param key of the object it becomes
 * @param partBytes size of its parts; the last one may be shorter
 * @param sourceEtag strong entity tag of the bytes at their source; null = unknown, it is not gone on with
 * @param begun when
 * @param lease under which it goes on
 * @param parts that the bucket has, by number, without gaps
 */
public record Upload(
        String id,
        String deliveryId,
        String key,
        long partBytes,
        @Nullable String sourceEtag,
        Instant begun,
        String lease,
        List<UploadPart> parts) {
    public Upload {
        parts = List.copyOf(parts);
    }

    /** The same, going on under another lease. */
    public Upload under(String nextLease) {
        return new Upload(id, deliveryId, key, partBytes, sourceEtag, begun, nextLease, parts);
    }
}
