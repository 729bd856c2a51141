package dev.swath.io.store;

import dev.swath.model.Delivery;
import dev.swath.model.Stored;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The one digest a file is verified by: SHA-256 where it is stated, at half the cost of MD5; else MD5; else SHA-256
 * of what came, for the record. Beside it the CRC32C of the same bytes, which costs next to nothing, for later checks.
 */
public final class Digest {
    private static final int BUFFER_BYTES = 64 * 1024;

    private final String name;
    private final MessageDigest digest;
    private final Crc32c crc;
    private final @Nullable String stated;
    private @Nullable String computed;

    private Digest(String name, MessageDigest digest, Crc32c crc, @Nullable String stated) {
        this.name = name;
        this.digest = digest;
        this.crc = crc;
        this.stated = stated;
    }

    private static MessageDigest algorithm(String name) {
        try {
            return MessageDigest.getInstance(name);
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }

    public static Digest of(Delivery delivery) {
        return delivery.sha256() == null && delivery.md5() != null
                ? new Digest("md5", algorithm("MD5"), new Crc32c(), delivery.md5())
                : new Digest("sha256", algorithm("SHA-256"), new Crc32c(), delivery.sha256());
    }

    /** Of what comes: SHA-256. */
    public static Digest ofContent() {
        return new Digest("sha256", algorithm("SHA-256"), new Crc32c(), null);
    }

    /** Of that kind: what {@link #text} once said begins with it. */
    public static Digest like(String text) {
        return text.startsWith("md5:") ? new Digest("md5", algorithm("MD5"), new Crc32c(), null) : ofContent();
    }

    /** As it stands after the bytes so far; goes on by itself. */
    public Digest copy() {
        try {
            return new Digest(name, (MessageDigest) digest.clone(), crc.copy(), stated);
        } catch (CloneNotSupportedException javasOwnCan) {
            throw new IllegalStateException(javasOwnCan);
        }
    }

    public boolean isStated() {
        return stated != null;
    }

    /** {@code sha256:…} as it should be. */
    public String stated() {
        return name + ":" + (stated == null ? "" : stated.toLowerCase(Locale.ROOT));
    }

    public void update(byte[] bytes, int offset, int length) {
        digest.update(bytes, offset, length);
        crc.update(bytes, offset, length);
    }

    public void restart() {
        digest.reset();
        crc.reset();
    }

    /** @return bytes read */
    public long readAll(Path file) throws IOException {
        try (var channel = FileChannel.open(file)) {
            return readAll(channel);
        }
    }

    /** Reads from the channel's position to the end. */
    public long readAll(FileChannel channel) throws IOException {
        var buffer = ByteBuffer.allocateDirect(BUFFER_BYTES);
        long bytes = 0;
        while (channel.read(buffer) >= 0) {
            bytes += buffer.flip().remaining();
            crc.update(buffer.duplicate());
            digest.update(buffer);
            buffer.clear();
        }
        return bytes;
    }

    /** Reads to the end. */
    public long readAll(InputStream stream) throws IOException {
        var buffer = new byte[BUFFER_BYTES];
        long bytes = 0;
        for (int read = stream.read(buffer); read >= 0; read = stream.read(buffer)) {
            update(buffer, 0, read);
            bytes += read;
        }
        return bytes;
    }

    /** Ends the digest. True when it is as stated, or nothing was stated. */
    public boolean matches() {
        computed = HexFormat.of().formatHex(digest.digest());
        return stated == null || stated.equalsIgnoreCase(computed);
    }

    /** {@code sha256:…}, once {@link #matches} was asked. */
    public String text() {
        return name + ":" + computed;
    }

    /** Ends the digest of a file that was just written. */
    public Stored stored(long bytes) {
        computed = HexFormat.of().formatHex(digest.digest());
        return new Stored(bytes, text(), false, crc32c());
    }

    /** CRC32C of the bytes so far, 0 to 2^32 - 1. */
    public long crc32c() {
        return crc.value();
    }
}
