package dev.swath.io.ledger;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
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
        create(ledger);
        for (var suffix : List.of("-wal", "-shm")) {
            var file = ledger.resolveSibling(ledger.getFileName() + suffix);
            if (Files.exists(file)) {
                close(file);
            }
        }
    }

    /** An existing file keeps its content. */
    static void create(Path file) throws IOException {
        var folder = file.toAbsolutePath().getParent();
        if (folder != null && !Files.isDirectory(folder)) {
            Files.createDirectories(folder, attributes(file, FOLDER));
        }
        try {
            Files.createFile(file, attributes(file, FILE));
        } catch (FileAlreadyExistsException e) {
            if (!Files.isRegularFile(file)) {
                throw new IOException(file + " is not a file", e);
            }
            close(file);
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
