package dev.swath.model;

/**
 * One part that a bucket has.
 *
 * @param number from 1
 * @param etag as the bucket gave it
 * @param bytes its size
 * @param crc32c of its bytes, unsigned
 */
public record UploadPart(int number, String etag, long bytes, long crc32c) {}
