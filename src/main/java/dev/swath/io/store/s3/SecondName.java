package dev.swath.io.store.s3;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.swath.io.store.Digest;
import dev.swath.model.Delivery;
import dev.swath.model.Stored;
import dev.swath.model.trouble.Unavailable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.MetadataDirective;

/** A second name for an object that was verified: a copy that the server makes, or a pointer. */
final class SecondName {
    static final String POINTER = ".link.json";

    /** Larger objects are copied in parts. */
    private static final long MOST_AT_ONCE = 5_000_000_000L;

    private static final long PART_BYTES = 512L << 20;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Bucket bucket;
    private final Uploading shared;
    private final S3Rules rules;

    SecondName(Uploading shared) {
        this.shared = shared;
        this.bucket = shared.bucket();
        this.rules = bucket.rules();
    }

    void give(Delivery delivery, String second) {
        var source = bucket.key(delivery.target());
        var there = bucket.head(source)
                .orElseThrow(() -> new Unavailable(S3Trouble.CHANGED, bucket.where(source) + " is gone"));
        var stated = Digest.of(delivery);
        var digest = stated.isStated() ? stated.stated() : there.digest();
        if (rules.share() == S3Rules.Share.POINTER) {
            point(source, second + POINTER, there, digest);
        } else if (!source.equals(second)
                && bucket.head(second)
                        .filter(other -> other.is(there.bytes(), digest))
                        .isEmpty()) {
            copy(source, second, there, digest);
        }
    }

    private void point(String source, String pointer, Head there, @Nullable String digest) {
        var json = JSON.createObjectNode()
                .put("bucket", rules.bucket())
                .put("key", source)
                .put("bytes", there.bytes())
                .put("digest", digest)
                .toString();
        bucket.put(pointer, Body.of(json.getBytes(StandardCharsets.UTF_8)), null, Condition.NONE);
    }

    /** What a pointer in place of that key says. */
    Optional<Stored> pointer(String second) {
        if (bucket.head(second + POINTER).isEmpty()) {
            return Optional.empty();
        }
        try (var bytes = bucket.get(second + POINTER)) {
            var json = JSON.readTree(bytes);
            return Optional.of(new Stored(
                    json.path("bytes").asLong(-1), json.path("digest").asText(""), true, null));
        } catch (JsonProcessingException unreadable) {
            return Optional.of(new Stored(-1, "", true, null));
        } catch (IOException brokenOff) {
            throw new Unavailable(
                    "store-failing", bucket.where(second) + " broke off while it was read; try again", brokenOff);
        }
    }

    private void copy(String source, String second, Head there, @Nullable String digest) {
        if (there.bytes() > MOST_AT_ONCE) {
            copyInParts(source, second, there, digest);
            return;
        }
        bucket.call("write to", second, () -> bucket.client().copyObject(request -> request.sourceBucket(rules.bucket())
                .sourceKey(source)
                .copySourceIfMatch(there.etag())
                .destinationBucket(rules.bucket())
                .destinationKey(second)
                .metadataDirective(MetadataDirective.REPLACE)
                .metadata(Bucket.metadata(digest))
                .contentType(Bucket.mediaType(second))
                .storageClass(rules.storageClass())
                .serverSideEncryption(rules.encryption())
                .ssekmsKeyId(rules.kmsKey())));
    }

    /** Not written down: should the process die, the sweep finds it, and the next attempt copies anew. */
    private void copyInParts(String source, String second, Head there, @Nullable String digest) {
        var id = shared.multipart().create(second, digest);
        boolean done = false;
        try {
            var parts = new ArrayList<CompletedPart>();
            for (long from = 0; from < there.bytes(); from += PART_BYTES) {
                parts.add(copyPart(source, second, id, there, from, parts.size() + 1));
            }
            bucket.call("write to", second, () -> bucket.client()
                    .completeMultipartUpload(request -> request.bucket(rules.bucket())
                            .key(second)
                            .uploadId(id)
                            .multipartUpload(all -> all.parts(parts))));
            done = true;
        } finally {
            if (!done) {
                shared.multipart().abort(second, id);
            }
        }
    }

    private CompletedPart copyPart(String source, String second, String id, Head there, long from, int number) {
        long to = Math.min(there.bytes(), from + PART_BYTES) - 1;
        var copied = bucket.call("write to", second, () -> bucket.client()
                .uploadPartCopy(request -> request.sourceBucket(rules.bucket())
                        .sourceKey(source)
                        .copySourceIfMatch(there.etag())
                        .copySourceRange("bytes=" + from + "-" + to)
                        .destinationBucket(rules.bucket())
                        .destinationKey(second)
                        .uploadId(id)
                        .partNumber(number))
                .copyPartResult());
        return CompletedPart.builder()
                .partNumber(number)
                .eTag(copied.eTag())
                .checksumCRC32C(copied.checksumCRC32C())
                .build();
    }
}
