package dev.swath.io.store.s3;

import java.time.Clock;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;

/**
 * What all uploads of a store share.
 *
 * @param open ids of the uploads that somebody in this process writes to
 * @param senders threads that send parts, one per open file at most
 */
record Uploading(
        Bucket bucket,
        Multipart multipart,
        Publisher publisher,
        UploadLog log,
        DigestStates digests,
        Set<String> open,
        ExecutorService senders,
        Clock clock) {
    static Uploading of(Bucket bucket, UploadLog log, ExecutorService senders, Clock clock) {
        return new Uploading(
                bucket,
                new Multipart(bucket),
                new Publisher(bucket),
                log,
                new DigestStates(),
                ConcurrentHashMap.newKeySet(),
                senders,
                clock);
    }
}
