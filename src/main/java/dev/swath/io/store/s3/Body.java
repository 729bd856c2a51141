package dev.swath.io.store.s3;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.zip.CRC32C;

/**
 * Bytes to be sent, in an array that is filled again and again. A small one grows; none grows beyond its limit.
 */
final class Body {
    private final int limit;
    private byte[] bytes;
    private int length;

    /**
     * @param first bytes it holds without growing
     * @param limit bytes it ever holds
     */
    Body(int first, int limit) {
        this.bytes = new byte[Math.min(first, limit)];
        this.limit = limit;
    }

    static Body of(byte[] bytes) {
        var body = new Body(0, bytes.length);
        body.bytes = bytes;
        body.length = bytes.length;
        return body;
    }

    byte[] bytes() {
        return bytes;
    }

    int length() {
        return length;
    }

    boolean isEmpty() {
        return length == 0;
    }

    boolean isFull() {
        return length == limit;
    }

    void clear() {
        length = 0;
    }

    /** @return how many were taken: fewer than there are when it is full */
    int add(byte[] some, int offset, int count) {
        int taken = Math.min(count, limit - length);
        if (length + taken > bytes.length) {
            bytes = Arrays.copyOf(bytes, (int) Math.min(limit, Math.max(length + taken, 2L * bytes.length)));
        }
        System.arraycopy(some, offset, bytes, length, taken);
        length += taken;
        return taken;
    }

    long crc32c() {
        var crc = new CRC32C();
        crc.update(bytes, 0, length);
        return crc.getValue();
    }

    /** As S3 has it in headers. */
    String crc32cText() {
        return text(crc32c());
    }

    static String text(long crc32c) {
        return Base64.getEncoder()
                .encodeToString(
                        ByteBuffer.allocate(Integer.BYTES).putInt((int) crc32c).array());
    }

    /** As S3 has it in headers. */
    String md5() {
        try {
            var digest = MessageDigest.getInstance("MD5");
            digest.update(bytes, 0, length);
            return Base64.getEncoder().encodeToString(digest.digest());
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }
}
