package dev.swath.model;

/**
 * A file that lies verified under its final name.
 *
 * @param bytes its size
 * @param digest what it was verified by, e.g. {@code sha256:…} or {@code md5:…}; {@code sha256:…} of what came when
 *     nothing stated a digest
 * @param reused true when it lay there already and was verified in place
 */
public record Stored(long bytes, String digest, boolean reused) {}
