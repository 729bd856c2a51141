package dev.swath.io.ledger;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import dev.swath.model.trouble.LedgerTrouble;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Who may order: an operating system's lock on the file {@code <ledger>.lock}, with the holder's process id inside. It
 * ends with its process, however that ends. Works between processes of one host, on a local disk.
 */
public final class LedgerLock implements AutoCloseable {
    // Locks of POSIX systems belong to the process, and end when it closes the file by any of its channels. So a file
    // that this process holds is never opened a second time: what it holds stands here.
    private static final Map<Path, Long> HELD = new HashMap<>();

    // beyond any content: where locks are mandatory, the process id can be read nevertheless
    private static final long POSITION = Long.MAX_VALUE - 1;

    private final Path file;
    private final FileChannel channel;

    private LedgerLock(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    /**
     * Takes the lock if it is free.
     *
     * @param pid this process's id, for people who ask {@link #holderPid}
     * @return empty when another process, or somebody in this one, has it
     * @throws LedgerTrouble when the lock file cannot be made or written
     */
    public static Optional<LedgerLock> tryTake(Path ledgerFile, long pid) {
        synchronized (HELD) {
            try {
                LedgerFile.create(lockFile(ledgerFile));
                var file = lockFile(ledgerFile).toRealPath();
                return HELD.containsKey(file) ? Optional.empty() : take(file, pid);
            } catch (IOException e) {
                throw new LedgerTrouble(
                        "ledger-lock",
                        "the lock " + lockFile(ledgerFile) + " cannot be taken (" + e.getMessage()
                                + "); give this user the folder, on a local disk",
                        e);
            }
        }
    }

    private static Optional<LedgerLock> take(Path file, long pid) throws IOException {
        var channel = FileChannel.open(file, READ, WRITE);
        boolean taken = false;
        try {
            taken = lock(channel);
            if (!taken) {
                return Optional.empty();
            }
            channel.truncate(0);
            channel.write(ByteBuffer.wrap(Long.toString(pid).getBytes(US_ASCII)), 0);
            HELD.put(file, pid);
            return Optional.of(new LedgerLock(file, channel));
        } finally {
            if (!taken) {
                channel.close();
            }
        }
    }

    private static boolean lock(FileChannel channel) throws IOException {
        try {
            var lock = channel.tryLock(POSITION, 1, false);
            while (lock == null && isOnlyLookedAt(channel)) {
                lock = channel.tryLock(POSITION, 1, false);
            }
            return lock != null;
        } catch (OverlappingFileLockException e) {
            return false; // by a copy of this class under another class loader
        }
    }

    /** Whether nobody holds it: those who only ask, share it for a moment. */
    private static boolean isOnlyLookedAt(FileChannel channel) throws IOException {
        try (FileLock shared = channel.tryLock(POSITION, 1, true)) {
            return shared != null;
        }
    }

    /** Process id of who holds the lock now; empty when nobody does. */
    public static Optional<Long> holderPid(Path ledgerFile) {
        synchronized (HELD) {
            var lockFile = lockFile(ledgerFile);
            if (!Files.exists(lockFile)) {
                return Optional.empty();
            }
            try {
                var file = lockFile.toRealPath();
                return HELD.containsKey(file) ? Optional.of(HELD.get(file)) : ask(file);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private static Optional<Long> ask(Path file) throws IOException {
        try (var channel = FileChannel.open(file, READ)) {
            if (isOnlyLookedAt(channel)) {
                return Optional.empty();
            }
            var pid = Files.readString(file, US_ASCII);
            // its holder may be about to write it
            return pid.isEmpty() ? Optional.empty() : Optional.of(Long.valueOf(pid));
        } catch (OverlappingFileLockException e) {
            return Optional.of(ProcessHandle.current().pid());
        }
    }

    private static Path lockFile(Path ledgerFile) {
        return ledgerFile.resolveSibling(ledgerFile.getFileName() + ".lock");
    }

    /** Gives the lock back. The file stays: to delete it would let two hold it. */
    @Override
    public void close() {
        synchronized (HELD) {
            if (!channel.isOpen()) {
                return;
            }
            HELD.remove(file);
            try (channel) {
                channel.truncate(0);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
