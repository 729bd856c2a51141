package dev.swath.io.ledger;

import dev.swath.model.trouble.BadSetting;
import dev.swath.model.trouble.Corrupt;
import dev.swath.model.trouble.LedgerTrouble;
import dev.swath.model.trouble.NoSpace;
import dev.swath.model.trouble.Trouble;
import dev.swath.model.trouble.Unavailable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.SQLException;
import java.time.Instant;

/**
 * Copies of an SQLite ledger, made while it is in use. Reading, checking and copying hold up no writer; a million rows
 * (1.6 GB) take about half a minute. See {@code docs/decisions.md} for why it is {@code VACUUM INTO}.
 */
public final class Backups {
    /** What the ledger as a whole is called in the history. */
    static final String SUBJECT = "ledger";

    private final Db db;
    private final Path ledger;
    private final boolean ofSqlite;

    /** @param where the file of the ledger; an URL for a database that is not SQLite */
    Backups(Db db, String where) {
        this.db = db;
        ofSqlite = !where.startsWith("jdbc:");
        ledger = Path.of(ofSqlite ? where : "");
    }

    /**
     * A backup that is known to be good.
     *
     * @param file where it lies
     * @param rotated how many older ones were deleted for it
     */
    public record Made(Path file, long bytes, int rotated) {}

    /**
     * Checks the whole ledger, copies it, checks the copy, and only then gives the copy its name and deletes the oldest
     * ones. What came of it stands in the history.
     *
     * @param folder of this ledger's backups alone; made for the owner only
     * @param keep how many remain, this one included; 0 = all
     * @throws LedgerTrouble when the ledger itself is damaged, or cannot be read
     * @throws Trouble when the backup cannot be made; the ledger and its older backups are as they were
     */
    public Made make(Path folder, int keep) {
        if (!ofSqlite) {
            throw new BadSetting(
                    "bad-setting", "ledger.url: only SQLite ledgers are backed up here; use the database's own means");
        }
        try {
            var made = underLock(new BackupFolder(folder.toAbsolutePath().normalize()), keep);
            note("backup", made.file() + ", " + made.bytes() + " bytes, " + made.rotated() + " older ones deleted");
            return made;
        } catch (NoSpace | Corrupt | Unavailable e) {
            note("backup-failed", e.line());
            throw e;
        }
    }

    private void note(String event, String detail) {
        db.change(handle -> db.note(handle, SUBJECT, event, detail));
    }

    private Made underLock(BackupFolder folder, int keep) {
        // the lock itself makes the folder, for its owner only
        try (var lock = lock(folder.path())) {
            folder.sweep();
            var target = folder.free(Instant.ofEpochMilli(db.now()));
            var part = BackupFolder.unfinished(target);
            try {
                fill(part, folder);
                Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
            } finally {
                Files.deleteIfExists(part);
            }
            LedgerFile.sync(folder.path());
            return new Made(target, Files.size(target), keep == 0 ? 0 : folder.rotate(target, keep));
        } catch (IOException e) {
            throw failed(folder.path(), e);
        }
    }

    private static LedgerLock lock(Path folder) {
        try {
            return LedgerLock.tryTake(
                            folder.resolve("backup"), ProcessHandle.current().pid())
                    .orElseThrow(() -> new Unavailable(
                            "backup-running", folder + ": another backup is being made there; wait for its end"));
        } catch (LedgerTrouble e) {
            throw failed(folder, e);
        }
    }

    private void fill(Path part, BackupFolder folder) throws IOException {
        demandRoom(folder.path());
        demandSound(folder);
        LedgerFile.create(part);
        try {
            new SqliteFile(ledger).copyTo(part);
            var fault = new SqliteFile(part).fault();
            if (fault.isPresent()) {
                throw new Corrupt(
                        "backup-unsound",
                        "the backup of " + ledger + " is not intact (" + fault.get()
                                + "); it was discarded, check the disk under " + folder.path());
            }
        } catch (SQLException e) {
            if (Failures.isDamage(e)) {
                throw Failures.damaged(ledger, folder.path(), String.valueOf(e.getMessage()));
            }
            throw failed(folder.path(), e);
        }
        LedgerFile.sync(part);
    }

    /** Of the ledger itself everything is checked: copying rebuilds the indexes, so the copy would not show a bad one. */
    private void demandSound(BackupFolder folder) {
        try {
            var fault = new SqliteFile(ledger).fault();
            if (fault.isPresent()) {
                throw Failures.damaged(ledger, folder.path(), fault.get());
            }
        } catch (SQLException e) {
            throw Failures.isDamage(e)
                    ? Failures.damaged(ledger, folder.path(), String.valueOf(e.getMessage()))
                    : Failures.atRunTime(ledger.toString(), e);
        }
    }

    private void demandRoom(Path folder) throws IOException {
        long needed = Files.size(ledger);
        long free = Files.getFileStore(folder).getUsableSpace();
        if (free < needed) {
            throw new IOException("it needs " + needed + " bytes, " + free + " are free");
        }
    }

    private static NoSpace failed(Path folder, Exception e) {
        return new NoSpace(
                "backup-failed",
                folder + ": no backup of the ledger could be made (" + Failures.line(e)
                        + "); make room there, or set backup.folder",
                e);
    }
}
