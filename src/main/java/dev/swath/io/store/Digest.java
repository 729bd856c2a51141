package dev.swath.io.store;

import dev.swath.model.Delivery;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * The one digest a file is verified by: SHA-256 where it is stated, at half the cost of MD5; else MD5; else SHA-256
 * of what came, for the record.
 */
final class Digest {
    private static final int BUFFER_BYTES = 64 * 1024;

    private final String name;
    private final MessageDigest digest;
    private final @Nullable String stated;
    private @Nullable String computed;

    private Digest(String name, String algorithm, @Nullable String stated) {
        this.name = name;
        this.stated = stated;
        try {
            this.digest = MessageDigest.getInstance(algorithm);
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }

    static Digest of(Delivery delivery) {
        return delivery.sha256() == null && delivery.md5() != null
                ? new Digest("md5", "MD5", delivery.md5())
                : new Digest("sha256", "SHA-256", delivery.sha256());
    }

    boolean isStated() {
        return stated != null;
    }

    /** {@code sha256:…} as it should be. */
    String stated() {
        return name + ":" + stated;
    }

    void update(byte[] bytes, int offset, int length) {
        digest.update(bytes, offset, length);
    }

    void restart() {
        digest.reset();
    }

    /** @return bytes read */
    long readAll(Path file) throws IOException {
        try (var channel = FileChannel.open(file)) {
            return readAll(channel);
        }
    }

    /** Reads from the channel's position to the end. */
    long readAll(FileChannel channel) throws IOException {
        var buffer = ByteBuffer.allocateDirect(BUFFER_BYTES);
        long bytes = 0;
        while (channel.read(buffer) >= 0) {
            bytes += buffer.flip().remaining();
            digest.update(buffer);
            buffer.clear();
        }
        return bytes;
    }

    /** Ends the digest. True when it is as stated, or nothing was stated. */
    boolean matches() {
        computed = HexFormat.of().formatHex(digest.digest());
        return stated == null || stated.equalsIgnoreCase(computed);
    }

    /** {@code sha256:…}, once {@link #matches} was asked. */
    String text() {
        return name + ":" + computed;
    }
}
