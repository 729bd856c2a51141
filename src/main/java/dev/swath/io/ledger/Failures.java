package dev.swath.io.ledger;

import dev.swath.model.trouble.LedgerTrouble;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Puts what the database says into one line for people. */
final class Failures {
    // https://www.sqlite.org/rescode.html; extended codes keep the primary one in their low byte
    private static final int BUSY = 5;
    private static final int LOCKED = 6;
    private static final int READONLY = 8;
    private static final int IOERR = 10;
    private static final int CORRUPT = 11;
    private static final int FULL = 13;
    private static final int CANTOPEN = 14;
    private static final int TOOBIG = 18;
    private static final int CONSTRAINT = 19;
    private static final int MISMATCH = 20;
    private static final int NOTADB = 26;
    private static final String UNIQUE_STATE = "23505";

    private Failures() {}

    static LedgerTrouble atOpening(String where, Exception e) {
        return trouble("ledger-unopened", "the ledger " + where + " cannot be opened", e);
    }

    static LedgerTrouble atRunTime(String where, Exception e) {
        return trouble("ledger-failed", "the ledger " + where + " failed", e);
    }

    /** Whether a row was refused because of its unique key; as PostgreSQL tells it. */
    static boolean isDuplicate(Throwable e) {
        var sql = sqlCause(e);
        return sql != null && UNIQUE_STATE.equals(sql.getSQLState());
    }

    /** Whether no other statement would fare better. */
    static boolean isOfTheWholeLedger(Throwable e) {
        var sql = sqlCause(e);
        return switch (sql == null ? 0 : sql.getErrorCode() & 0xff) {
            case BUSY, LOCKED, READONLY, CANTOPEN, FULL, IOERR, CORRUPT, NOTADB -> true;
            default -> false;
        };
    }

    /** Whether the file is no intact database, rather than out of reach. */
    static boolean isDamage(Throwable e) {
        var sql = sqlCause(e);
        int code = sql == null ? 0 : sql.getErrorCode() & 0xff;
        return code == CORRUPT || code == NOTADB;
    }

    /** A damaged ledger, with the newest backup that could take its place. */
    static LedgerTrouble damaged(Path ledger, Path backups, String fault) {
        String cure;
        try {
            cure = new BackupFolder(backups)
                    .newest()
                    .map(newest -> "the newest backup takes its place by: ./swath restore " + newest)
                    .orElse("there is no backup in " + backups + "; restore a copy of your own");
        } catch (IOException e) {
            cure = "look for backups in " + backups + ", which cannot be read";
        }
        return new LedgerTrouble(
                "ledger-damaged",
                "the ledger " + ledger + " is damaged (" + fault.strip().replaceAll("\\s*\\R\\s*", " ") + "); " + cure);
    }

    private static LedgerTrouble trouble(String code, String what, Exception e) {
        var sql = sqlCause(e);
        return switch (sql == null ? 0 : sql.getErrorCode() & 0xff) {
            case BUSY, LOCKED ->
                new LedgerTrouble(
                        "ledger-locked", what + ": another program locks it; end that program and start again", e);
            case READONLY, CANTOPEN ->
                new LedgerTrouble(
                        "ledger-unwritable",
                        what + ": it cannot be written; give this user the file and its folder",
                        e);
            case FULL, IOERR ->
                new LedgerTrouble(
                        "ledger-disk",
                        what + ": the disk is full or fails (" + line(sql, e) + "); free space or move it",
                        e);
            case CORRUPT, NOTADB ->
                new LedgerTrouble(
                        "ledger-damaged",
                        what + ": it is not an intact SQLite database; ./swath restore FILE puts a backup (see"
                                + " backup.folder) in its place",
                        e);
            case TOOBIG, CONSTRAINT, MISMATCH ->
                new LedgerTrouble(
                        LedgerTrouble.REFUSED_ROW, what + ": it refuses a row (" + line(sql, e) + "); report it", e);
            default ->
                new LedgerTrouble(code, what + ": " + line(sql, e) + "; start again, and report it if it stays", e);
        };
    }

    private static @Nullable SQLException sqlCause(Throwable e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql) {
                return sql;
            }
        }
        return null;
    }

    /** What the database or the disk says, in one line. */
    static String line(Exception e) {
        return line(sqlCause(e), e);
    }

    private static String line(@Nullable SQLException sql, Exception e) {
        var message = sql != null && sql.getMessage() != null ? sql.getMessage() : e.getMessage();
        return String.valueOf(message).strip().replaceAll("\\s*\\R\\s*", " ");
    }

    /**
     * Whether the database undid the whole transaction because it got in another one's way (SQLSTATE class 40: deadlock,
     * serialization failure; PostgreSQL documentation, appendix A). Nothing of it happened; it may be tried again.
     */
    static boolean isRolledBackForOthers(Throwable failure) {
        for (@Nullable Throwable t = failure; t != null; t = t.getCause()) {
            if (t instanceof SQLException sql
                    && sql.getSQLState() != null
                    && sql.getSQLState().startsWith("40")) {
                return true;
            }
        }
        return false;
    }
}
