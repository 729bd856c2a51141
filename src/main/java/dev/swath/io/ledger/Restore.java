package dev.swath.io.ledger;

import dev.swath.model.trouble.BadInput;
import dev.swath.model.trouble.LedgerTrouble;
import dev.swath.model.trouble.NoSpace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** Puts a backup in the ledger's place. Only for the holder of the ledger's lock. */
public final class Restore {
    private final Path ledger;
    private final Clock clock;
    private final String holder;

    /** @param holder id of this process, for the history */
    public Restore(Path ledger, Clock clock, String holder) {
        this.ledger = ledger.toAbsolutePath().normalize();
        this.clock = clock;
        this.holder = holder;
    }

    /**
     * What was done.
     *
     * @param backup time of the backup
     * @param held orders that now wait for a person
     * @param replaced where the former ledger lies; null when there was none
     */
    public record Done(Instant backup, int held, @Nullable Path replaced) {}

    /**
     * Checks the backup, copies it, holds the copy's planned orders, and exchanges it for the ledger, which is kept. Cut
     * off before the exchange, nothing has changed; cut off within it, the ledger refuses to open until this is repeated.
     *
     * @throws BadInput when the file is no intact ledger
     * @throws LedgerTrouble when it is of a newer version
     * @throws NoSpace when the disk cannot take it
     */
    public Done from(Path file) {
        var backup = demandBackup(file.toAbsolutePath().normalize());
        var copy = ledger.resolveSibling(ledger.getFileName() + ".restore.part");
        try {
            try {
                var madeAt = BackupFolder.madeAt(backup);
                copy(backup, copy);
                int held = mark(copy, backup, madeAt);
                LedgerFile.sync(copy);
                return new Done(madeAt, held, exchange(copy));
            } finally {
                delete(copy);
            }
        } catch (IOException | SQLException e) {
            throw new NoSpace(
                    "not-restored",
                    backup + ": cannot be put in the place of " + ledger + " (" + Failures.line(e)
                            + "); make room beside the ledger and try again",
                    e);
        }
    }

    private Path demandBackup(Path file) {
        if (!Files.isRegularFile(file) || file.equals(ledger)) {
            throw new BadInput("no-backup", file + ": is no backup; name a file like state/backups/ledger-….db");
        }
        try {
            var fault = new SqliteFile(file).fault();
            if (fault.isPresent()) {
                throw new BadInput(
                        "backup-damaged", file + ": is damaged (" + fault.get() + "); choose an older backup");
            }
            Database.demandKnown(file);
            return file;
        } catch (SQLException e) {
            throw new BadInput(
                    "backup-damaged",
                    file + ": is not an intact SQLite database (" + Failures.line(e) + "); choose another backup",
                    e);
        }
    }

    private static void copy(Path backup, Path copy) throws IOException, SQLException {
        delete(copy);
        LedgerFile.create(copy);
        new SqliteFile(backup).copyTo(copy);
    }

    private int mark(Path copy, Path backup, Instant madeAt) {
        var database = Database.open(Database.SQLITE + copy);
        try (var writer = database.writer();
                var reader = database.reader()) {
            var db = new Db(Jdbi.create(writer), Jdbi.create(reader), clock, holder, ledger.toString(), true);
            return db.write(handle -> {
                int held = Restored.mark(db, handle, madeAt);
                db.note(handle, Backups.SUBJECT, "restored", backup + " of " + madeAt + ", " + held + " orders held");
                return held;
            });
        }
    }

    private @Nullable Path exchange(Path copy) throws IOException {
        var restoring = LedgerFile.restoring(ledger);
        Files.move(copy, restoring, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        LedgerFile.sync(folder());
        var replaced = replacedName();
        boolean was = Files.exists(ledger);
        for (var suffix : List.of("", "-wal", "-shm")) {
            var file = beside(ledger, suffix);
            if (Files.exists(file)) {
                Files.move(file, beside(replaced, suffix), StandardCopyOption.ATOMIC_MOVE);
            }
        }
        LedgerFile.sync(folder());
        Files.move(restoring, ledger, StandardCopyOption.ATOMIC_MOVE);
        LedgerFile.sync(folder());
        return was ? replaced : null;
    }

    private Path replacedName() {
        var name = ledger.getFileName().toString().replaceFirst("\\.db$", "");
        var at = clock.instant();
        Path replaced;
        do {
            replaced = ledger.resolveSibling(name + "-replaced-" + BackupFolder.STAMP.format(at) + ".db");
            at = at.plusSeconds(1);
        } while (Files.exists(replaced));
        return replaced;
    }

    private Path folder() {
        return ledger.resolveSibling("");
    }

    private static void delete(Path copy) throws IOException {
        for (var suffix : List.of("", "-wal", "-shm", "-journal")) {
            Files.deleteIfExists(beside(copy, suffix));
        }
    }

    private static Path beside(Path file, String suffix) {
        return file.resolveSibling(file.getFileName() + suffix);
    }
}
