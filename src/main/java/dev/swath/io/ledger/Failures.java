package dev.swath.io.ledger;

import dev.swath.model.trouble.LedgerTrouble;
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
                        what + ": it is not an intact SQLite database; restore it from a copy, or set ledger.url",
                        e);
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
