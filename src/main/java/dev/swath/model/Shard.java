package dev.swath.model;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.zip.CRC32;

/**
 * One of {@code count} parts into which files are divided, the same at every time and on every machine.
 *
 * @param index 0 to {@code count - 1}
 * @param count 1 or more; 0 for {@link #NONE}
 */
public record Shard(int index, int count) {
    /** Holds no file. */
    public static final Shard NONE = new Shard(0, 0);

    /** Holds every file. */
    public static final Shard ALL = new Shard(0, 1);

    /** How the ids of processes begin that work without the ledger's lock: their leases outlive a change of its holder. */
    public static final String HOLDER = "shard-";

    public Shard {
        if (index < 0 || count < 0 || index >= Math.max(1, count)) {
            throw new IllegalArgumentException("a shard is 0/n to n-1/n, was " + index + "/" + count);
        }
    }

    /** Whether the file with this id belongs to it. Manifests belong to every shard: all files become known by them. */
    public boolean has(String deliveryId, String path) {
        if (path.equals(Delivery.MANIFEST)) {
            return true;
        }
        var crc = new CRC32();
        crc.update(deliveryId.getBytes(UTF_8));
        return count > 0 && crc.getValue() % count == index;
    }

    @Override
    public String toString() {
        return index + "/" + count;
    }
}
