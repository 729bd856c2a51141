package dev.swath.model;

import org.jspecify.annotations.Nullable;

/**
 * A file that lies verified under its final name.
 *
 * @param bytes its size
 * @param digest what it was verified by, e.g. {@code sha256:…} or {@code md5:…}; {@code sha256:…} of what came when
 *     nothing stated a digest
 * @param reused true when it lay there already and was verified in place
 * @param crc32c CRC32C of its bytes, 0 to 2^32 - 1; null when it was verified without reading them
 */
public record Stored(
        long bytes, String digest, boolean reused, @Nullable Long crc32c) {}
