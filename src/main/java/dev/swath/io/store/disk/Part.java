package dev.swath.io.store.disk;

import dev.swath.model.trouble.Unavailable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A temporary file, locked for as long as it is written. An earlier lease's part is taken over by renaming it; one
 * that is still locked is left to whoever writes it, so that two never write into the same bytes. Where the disk knows
 * no locks (some network disks), nothing is taken over.
 */
final class Part implements AutoCloseable {
    private final Path path;
    private final FileChannel channel;

    private Part(Path path, FileChannel channel) {
        this.path = path;
        this.channel = channel;
    }

    static Part open(Path target, String lease) throws IOException {
        var own = PartName.of(target, lease);
        if (!Files.exists(own)) {
            for (var earlier : leftOf(target)) {
                var part = takeOver(earlier, own);
                if (part != null) {
                    return part;
                }
            }
        }
        var channel =
                FileChannel.open(own, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        if (lock(channel) == Lock.HELD_BY_ANOTHER) {
            channel.close();
            throw new Unavailable("already-running", target + " is being written under the same lease");
        }
        return new Part(own, channel);
    }

    /** Parts of earlier leases. A tag that a crash has left without its bytes is of no use to anybody, and removed. */
    private static List<Path> leftOf(Path target) throws IOException {
        var parts = new ArrayList<Path>();
        for (var file : namedAfter(target)) {
            if (!PartName.isEtag(file)) {
                parts.add(file);
            } else if (!Files.exists(PartName.partOf(file))) {
                Files.deleteIfExists(file);
            }
        }
        return parts;
    }

    /** By name alone: every file looks through its folder, and asking the disk about each one there takes far longer. */
    private static List<Path> namedAfter(Path target) throws IOException {
        var named = new ArrayList<Path>();
        try (var files = Files.newDirectoryStream(target.resolveSibling(""), file -> PartName.isOf(target, file))) {
            files.forEach(named::add);
        } catch (DirectoryIteratorException unreadable) {
            throw unreadable.getCause();
        } catch (AccessDeniedException writableOnly) {
            return List.of();
        }
        named.removeIf(file -> !Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS));
        return named;
    }

    private static @Nullable Part takeOver(Path earlier, Path own) throws IOException {
        try {
            var channel = FileChannel.open(earlier, StandardOpenOption.READ, StandardOpenOption.WRITE);
            boolean taken = false;
            try {
                if (lock(channel) == Lock.OURS) {
                    // fails when the file has left this name meanwhile, and with it perhaps become a final one
                    Files.move(earlier, own, StandardCopyOption.ATOMIC_MOVE);
                    taken = true;
                    return new Part(own, channel).withEtagOf(earlier);
                }
            } finally {
                if (!taken) {
                    channel.close();
                }
            }
        } catch (NoSuchFileException goneMeanwhile) {
            return null;
        }
        return null;
    }

    private Part withEtagOf(Path earlier) throws IOException {
        var etag = PartName.etagOf(earlier);
        try {
            Files.move(etag, PartName.etagOf(path), StandardCopyOption.ATOMIC_MOVE);
        } catch (NoSuchFileException unknown) {
            Files.deleteIfExists(PartName.etagOf(path));
        }
        return this;
    }

    private enum Lock {
        OURS,
        HELD_BY_ANOTHER,
        UNKNOWN_HERE
    }

    private static Lock lock(FileChannel channel) {
        try {
            return channel.tryLock() == null ? Lock.HELD_BY_ANOTHER : Lock.OURS;
        } catch (OverlappingFileLockException another) {
            return Lock.HELD_BY_ANOTHER;
        } catch (IOException noLocks) {
            return Lock.UNKNOWN_HERE;
        }
    }

    FileChannel channel() {
        return channel;
    }

    /** Entity tag of the bytes, as the server gave it; null when none is known. */
    @Nullable
    String etag() throws IOException {
        try {
            return Files.readString(PartName.etagOf(path));
        } catch (NoSuchFileException none) {
            return null;
        }
    }

    /** Empties the part before the tag changes: old bytes must never stand under a new tag. */
    void restart(@Nullable String etag) throws IOException {
        channel.truncate(0);
        if (etag == null) {
            Files.deleteIfExists(PartName.etagOf(path));
        } else {
            Files.writeString(PartName.etagOf(path), etag);
        }
    }

    /** Gives it its final name, after its bytes have reached the disk. Its tag goes first: nobody would find it after. */
    void becomes(Path target) throws IOException {
        channel.force(true);
        Files.deleteIfExists(PartName.etagOf(path));
        Files.move(path, target, StandardCopyOption.ATOMIC_MOVE);
        Places.sync(target.getParent());
        channel.close();
    }

    void delete() throws IOException {
        Files.deleteIfExists(path);
        Files.deleteIfExists(PartName.etagOf(path));
        channel.close();
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
