package dev.swath.io.store.disk;

import dev.swath.io.store.Digest;
import dev.swath.io.store.Incoming;
import dev.swath.io.store.Store;
import dev.swath.model.Delivery;
import dev.swath.model.Stored;
import dev.swath.model.trouble.NoSpace;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Files in a folder. A file on its way lies beside its place under a temporary name and gets its final name only when
 * it is complete, verified and safely on the disk. Safe for use by many threads and processes.
 */
public final class DiskStore implements Store {
    private final Places places;
    private final long reserveBytes;

    /**
     * @param root folder of the store; made when it is missing
     * @param reserveBytes space that is never filled, {@code store.min-free-mb}
     */
    public DiskStore(Path root, long reserveBytes) {
        this.places = new Places(root);
        this.reserveBytes = reserveBytes;
    }

    /** Reads the file's bytes. */
    @Override
    public Optional<Stored> verified(Delivery delivery) {
        var digest = Digest.of(delivery);
        if (!digest.isStated()) {
            return Optional.empty();
        }
        var file = places.of(delivery.target());
        try {
            if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
                    || (delivery.bytes() >= 0 && Files.size(file) != delivery.bytes())) {
                return Optional.empty();
            }
            long bytes = digest.readAll(file);
            return digest.matches()
                    ? Optional.of(new Stored(bytes, digest.text(), true, digest.crc32c()))
                    : Optional.empty();
        } catch (IOException trouble) {
            throw DiskTrouble.of("read", file, trouble);
        }
    }

    @Override
    public boolean isIntact(Delivery delivery) {
        return Digest.of(delivery).isStated()
                ? verified(delivery).isPresent()
                : Files.isRegularFile(places.of(delivery.target()), LinkOption.NOFOLLOW_LINKS);
    }

    /** A hard link where the disk can, else a copy. */
    @Override
    public void link(Delivery delivery, String target, String lease) {
        var source = places.of(delivery.target());
        var second = places.of(target);
        try {
            if (Files.exists(second) && Files.isSameFile(source, second)) {
                return;
            }
            places.makeFolder(second);
            var part = PartName.of(second, lease);
            Files.deleteIfExists(part);
            Second.of(source, part);
            Files.move(part, second, StandardCopyOption.ATOMIC_MOVE);
            Places.sync(second.getParent());
        } catch (IOException trouble) {
            throw DiskTrouble.of("write to", second, trouble);
        }
    }

    @Override
    public InputStream read(Delivery delivery) {
        var file = places.of(delivery.target());
        try {
            return Files.newInputStream(file);
        } catch (IOException trouble) {
            throw DiskTrouble.of("read", file, trouble);
        }
    }

    /** Going on costs one reading of the bytes that are there, for the digest. */
    @Override
    public Incoming open(Delivery delivery, String lease) {
        var target = places.of(delivery.target());
        try {
            places.makeFolder(target);
            var part = Part.open(target, lease);
            return begin(delivery, target, part);
        } catch (IOException trouble) {
            throw DiskTrouble.of("write to", target, trouble);
        }
    }

    /** Verified bytes replace what lies there in any case. */
    @Override
    public Incoming overwrite(Delivery delivery, String lease) {
        return open(delivery, lease);
    }

    @Override
    public Stored put(String target, byte[] bytes, String lease) {
        var file = places.of(target);
        try {
            places.makeFolder(file);
            try (var part = Part.open(file, lease)) {
                part.restart(null);
                part.channel().position(0);
                for (var left = ByteBuffer.wrap(bytes); left.hasRemaining(); ) {
                    part.channel().write(left);
                }
                part.becomes(file);
            }
            var digest = Digest.ofContent();
            digest.update(bytes, 0, bytes.length);
            return digest.stored(bytes.length);
        } catch (IOException trouble) {
            throw DiskTrouble.of("write to", file, trouble);
        }
    }

    @Override
    public void remove(String target) {
        var file = places.of(target);
        try {
            Files.deleteIfExists(file);
        } catch (IOException trouble) {
            throw DiskTrouble.of("write to", file, trouble);
        }
    }

    @Override
    public OptionalLong size(String target) {
        var file = places.of(target);
        try {
            return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
                    ? OptionalLong.of(Files.size(file))
                    : OptionalLong.empty();
        } catch (NoSuchFileException goneMeanwhile) {
            return OptionalLong.empty();
        } catch (IOException trouble) {
            throw DiskTrouble.of("read", file, trouble);
        }
    }

    /** A second name is a file of its own here. */
    @Override
    public Optional<Stored> pointer(String target) {
        return Optional.empty();
    }

    @Override
    public void list(Consumer<String> each) {
        var root = places.root();
        try {
            if (Files.isDirectory(root)) {
                Places.forEachFile(
                        root,
                        file -> PartName.leaseOf(file) == null,
                        file -> each.accept(root.relativize(file).toString().replace(File.separatorChar, '/')));
            }
        } catch (IOException trouble) {
            throw DiskTrouble.of("read", root, trouble);
        }
    }

    private Incoming begin(Delivery delivery, Path target, Part part) throws IOException {
        var incoming = new DiskIncoming(delivery, target, part);
        boolean usable = false;
        try {
            incoming.resume();
            requireSpace(Math.max(0, delivery.bytes() - incoming.position()));
            usable = true;
            return incoming;
        } finally {
            if (!usable) {
                incoming.close();
            }
        }
    }

    /** @throws NoSpace when so many bytes more would eat into the reserve */
    @Override
    public void requireSpace(long bytes) {
        var root = places.root();
        try {
            Files.createDirectories(root);
            long free = Files.getFileStore(root).getUsableSpace();
            if (free - reserveBytes < bytes) {
                throw new NoSpace(
                        "disk-full",
                        "%s has %,d MB free, %,d MB are needed and %,d MB are kept in reserve (store.min-free-mb); make room"
                                .formatted(root, free >> 20, (bytes >> 20) + 1, reserveBytes >> 20));
            }
        } catch (IOException trouble) {
            throw DiskTrouble.of("write to", root, trouble);
        }
    }

    /** Walks the whole store for temporary names. */
    @Override
    public int sweep(Predicate<String> leaseAlive, Instant untouchedSince) {
        int removed = 0;
        try {
            for (var leftover :
                    Places.filesIn(places.root(), Integer.MAX_VALUE, file -> PartName.leaseOf(file) != null)) {
                if (isAbandoned(leftover, leaseAlive, untouchedSince) && Files.deleteIfExists(leftover)) {
                    removed++;
                }
            }
            return removed;
        } catch (IOException trouble) {
            throw DiskTrouble.of("clean up", places.root(), trouble);
        }
    }

    private static boolean isAbandoned(Path leftover, Predicate<String> leaseAlive, Instant untouchedSince)
            throws IOException {
        @Nullable String lease = PartName.leaseOf(leftover);
        try {
            return lease != null
                    && !leaseAlive.test(lease)
                    && Files.getLastModifiedTime(leftover).toInstant().isBefore(untouchedSince);
        } catch (NoSuchFileException finishedMeanwhile) {
            return false;
        }
    }

    /** Nothing is held open between two calls. */
    @Override
    public void close() {}
}
