package dev.swath.io.store.s3;

import dev.swath.model.UploadPart;
import dev.swath.model.trouble.NoSpace;
import dev.swath.model.trouble.Unavailable;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.s3.model.ChecksumAlgorithm;
import software.amazon.awssdk.services.s3.model.ChecksumType;
import software.amazon.awssdk.services.s3.model.CompletedPart;

/** Objects that go up in parts. */
final class Multipart {
    private final Bucket bucket;
    private final S3Rules rules;

    Multipart(Bucket bucket) {
        this.bucket = bucket;
        this.rules = bucket.rules();
    }

    /** An upload as the bucket lists it. */
    record Listed(String key, String id, Instant begun) {}

    /**
     * @param digest what the object will be known by; null = nothing states one
     * @return id of the upload
     */
    String create(String key, @Nullable String digest) {
        return bucket.call("write to", key, () -> bucket.client()
                .createMultipartUpload(request -> {
                    request.bucket(rules.bucket())
                            .key(key)
                            .contentType(Bucket.mediaType(key))
                            .metadata(Bucket.metadata(digest))
                            .storageClass(rules.storageClass())
                            .serverSideEncryption(rules.encryption())
                            .ssekmsKeyId(rules.kmsKey());
                    if (!rules.isGeneric()) {
                        request.checksumAlgorithm(ChecksumAlgorithm.CRC32_C).checksumType(ChecksumType.COMPOSITE);
                    }
                })
                .uploadId());
    }

    /** @throws Unavailable code {@code upload-gone} when the bucket knows the upload no more */
    UploadPart send(String key, String uploadId, int number, Body body) {
        long crc32c = body.crc32c();
        var sent = bucket.call("write to", key, () -> bucket.client()
                .uploadPart(
                        request -> {
                            request.bucket(rules.bucket())
                                    .key(key)
                                    .uploadId(uploadId)
                                    .partNumber(number)
                                    .contentLength((long) body.length());
                            if (rules.isGeneric()) {
                                request.contentMD5(body.md5());
                            } else {
                                request.checksumCRC32C(Body.text(crc32c));
                            }
                        },
                        Bucket.content(body)));
        return new UploadPart(number, sent.eTag(), body.length(), crc32c);
    }

    /** @throws Unavailable code {@code upload-gone} when the bucket knows the upload no more */
    void complete(String key, String uploadId, List<UploadPart> parts, Condition condition) {
        var completed = parts.stream().map(this::completed).toList();
        bucket.call(
                "write to", key, () -> bucket.client().completeMultipartUpload(request -> request.bucket(rules.bucket())
                        .key(key)
                        .uploadId(uploadId)
                        .ifNoneMatch(condition.ifNoneMatch())
                        .ifMatch(condition.ifMatch())
                        .multipartUpload(all -> all.parts(completed))));
    }

    private CompletedPart completed(UploadPart part) {
        var completed = CompletedPart.builder().partNumber(part.number()).eTag(part.etag());
        return rules.isGeneric()
                ? completed.build()
                : completed.checksumCRC32C(Body.text(part.crc32c())).build();
    }

    /** Forgets all parts. One that is gone already is no trouble. */
    void abort(String key, String uploadId) {
        try {
            bucket.call("write to", key, () -> bucket.client()
                    .abortMultipartUpload(
                            request -> request.bucket(rules.bucket()).key(key).uploadId(uploadId)));
        } catch (Unavailable trouble) {
            if (!trouble.code().equals(S3Trouble.UPLOAD_GONE)) {
                throw trouble;
            }
        }
    }

    /** As {@link #list}; none where the server cannot list them, or does not let us. */
    List<Listed> listIfPossible(String prefix) {
        try {
            return list(prefix);
        } catch (NoSpace refused) {
            if (refused.code().equals(S3Trouble.NOT_IMPLEMENTED)
                    || refused.code().equals(S3Trouble.NOT_ALLOWED)) {
                return List.of();
            }
            throw refused;
        }
    }

    /** Uploads under way whose keys begin so. */
    List<Listed> list(String prefix) {
        return bucket.call("list uploads of", prefix, () -> bucket
                .client()
                .listMultipartUploadsPaginator(
                        request -> request.bucket(rules.bucket()).prefix(prefix))
                .uploads()
                .stream()
                .map(upload -> new Listed(upload.key(), upload.uploadId(), upload.initiated()))
                .toList());
    }
}
