package dev.swath.io.store;

import dev.swath.model.Delivery;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/** A file to be delivered, and its bytes. */
public final class TestFile {
    private final String target;
    private final byte[] bytes;

    private TestFile(String target, byte[] bytes) {
        this.target = target;
        this.bytes = bytes;
    }

    public static TestFile of(String target, byte[] bytes) {
        return new TestFile(target, bytes);
    }

    public String target() {
        return target;
    }

    public byte[] bytes() {
        return bytes;
    }

    /** Bytes of which no two stretches are alike. */
    public static byte[] bytes(int length) {
        var bytes = new byte[length];
        for (int i = 0; i < length; i++) {
            bytes[i] = (byte) (i * 31 + i / 251 + i / 65_537);
        }
        return bytes;
    }

    public static Delivery delivery(String target, long bytes, @Nullable String sha256, @Nullable String md5) {
        return new Delivery(
                "D-" + target, "J1", "O1", "planet-1", "PSScene/scene.tif", target, bytes, sha256, md5, null);
    }

    public Delivery delivery() {
        return delivery(target, bytes.length, sha256(), null);
    }

    public String sha256() {
        return hex("SHA-256");
    }

    public String md5() {
        return hex("MD5");
    }

    public String digest() {
        return "sha256:" + sha256();
    }

    public long crc32c() {
        var crc = new CRC32C();
        crc.update(bytes, 0, bytes.length);
        return crc.getValue();
    }

    private String hex(String algorithm) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance(algorithm).digest(bytes));
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }
}
