package dev.swath.io.ledger;

import dev.swath.model.trouble.LedgerTrouble;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Set;

/** Files beside the ledger are for their owner only, where the file system knows owners. */
final class LedgerFile {
    private static final Set<PosixFilePermission> FOLDER = PosixFilePermissions.fromString("rwx------");
    private static final Set<PosixFilePermission> FILE = PosixFilePermissions.fromString("rw-------");

    private LedgerFile() {}

    /**
     * Makes the file, empty, and missing folders above it. SQLite gives {@code -wal} and {@code -shm} the permissions
     * of the file itself; what an earlier version left open is closed.
     */
    static void prepare(Path ledger) throws IOException {
        if (Files.exists(restoring(ledger))) {
            throw new LedgerTrouble(
                    "ledger-half-restored",
                    "the ledger " + ledger
                            + " was being restored when that was cut off; run ./swath restore FILE again");
        }
        create(ledger);
        for (var suffix : List.of("-wal", "-shm")) {
            closeIfThere(ledger.resolveSibling(ledger.getFileName() + suffix));
        }
    }

    /** The backup that is about to take the ledger's place; while it is there, neither of them may be opened. */
    static Path restoring(Path ledger) {
        return ledger.resolveSibling(ledger.getFileName() + ".restoring");
    }

    /** What was written survives a power cut from here on. Folders only where the file system can do that. */
    static void sync(Path file) throws IOException {
        if (Files.isDirectory(file) && !isPosix(file)) {
            return;
        }
        var access = Files.isDirectory(file) ? StandardOpenOption.READ : StandardOpenOption.WRITE;
        try (var channel = FileChannel.open(file, access)) {
            channel.force(true);
        }
    }

    /** An existing file keeps its content. */
    static void create(Path file) throws IOException {
        var folder = file.toAbsolutePath().getParent();
        if (folder != null && !Files.isDirectory(folder)) {
            Files.createDirectories(folder, attributes(file, FOLDER));
        }
        NetworkDisk.refuse(file);
        try {
            Files.createFile(file, attributes(file, FILE));
        } catch (FileAlreadyExistsException e) {
            if (!Files.isRegularFile(file)) {
                throw new IOException(file + " is not a file", e);
            }
            close(file);
        }
    }

    /** SQLite deletes {@code -wal} and {@code -shm} when the last connection to the ledger ends, whoever holds it. */
    private static void closeIfThere(Path file) throws IOException {
        try {
            close(file);
        } catch (NoSuchFileException gone) {
            return;
        }
    }

    private static void close(Path file) throws IOException {
        if (isPosix(file) && !Files.getPosixFilePermissions(file).equals(FILE)) {
            Files.setPosixFilePermissions(file, FILE);
        }
    }

    private static FileAttribute<?>[] attributes(Path file, Set<PosixFilePermission> permissions) {
        return isPosix(file)
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(permissions)}
                : new FileAttribute<?>[0];
    }

    private static boolean isPosix(Path file) {
        return file.getFileSystem().supportedFileAttributeViews().contains("posix");
    }
}
