package dev.swath.io.store.s3;

import org.jspecify.annotations.Nullable;

/**
 * How objects are written. Nothing is ever said about who may read them: that is the bucket's own matter.
 *
 * @param bucket its name
 * @param prefix of all keys, empty or ending in {@code /}
 * @param partBytes size of the parts that large files go up in, at least 5 MiB
 * @param isGeneric whether bytes are checked by MD5, which every server knows, instead of CRC32C
 * @param share what a second name is
 * @param conditional whether an object is only ever written where none lies, or in place of just what was seen there
 * @param storageClass of Amazon's; null = the bucket's own
 * @param encryption {@code AES256} or {@code aws:kms}; null = the bucket's own
 * @param kmsKey id or ARN; null = the account's own
 */
public record S3Rules(
        String bucket,
        String prefix,
        int partBytes,
        boolean isGeneric,
        Share share,
        Conditional conditional,
        @Nullable String storageClass,
        @Nullable String encryption,
        @Nullable String kmsKey) {
    /** Least that S3 takes for a part that is not the last. */
    public static final int LEAST_PART_BYTES = 5 << 20;

    /** A second name for a file. */
    public enum Share {
        /** The bytes again, copied inside the bucket. */
        COPY,
        /** A small document beside, {@code <name>.link.json}, that says where they lie. */
        POINTER
    }

    /** Whether writes carry conditions. */
    public enum Conditional {
        /** As long as the server knows them. */
        AUTO,
        ALWAYS,
        NEVER
    }

    public S3Rules {
        if (partBytes < LEAST_PART_BYTES) {
            throw new IllegalArgumentException("a part must have 5 MiB at least");
        }
        if (!prefix.isEmpty() && !prefix.endsWith("/")) {
            throw new IllegalArgumentException("a prefix must end in /");
        }
    }
}
