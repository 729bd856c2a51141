package dev.swath.io.ledger;

import dev.swath.model.trouble.LedgerTrouble;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** Whether a ledger may be worked on. For a million rows (1.6 GB) it takes one to four seconds. */
public final class LedgerCheck {
    private final CompletableFuture<Void> check;

    private LedgerCheck(CompletableFuture<Void> check) {
        this.check = check;
    }

    /**
     * Begins to check while the ledger is opened; nothing is written to it before {@link #demandSound()} has returned.
     * That is waited for here when opening would bring the ledger to a newer schema.
     *
     * @param backups folder of its backups, to name the newest one
     * @throws LedgerTrouble when the file is damaged, or cannot be read
     */
    public static LedgerCheck begin(Path ledger, Path backups) {
        var begun = new LedgerCheck(CompletableFuture.runAsync(
                () -> demandSound(ledger, backups), action -> daemon(action).start()));
        if (!isOfThisVersion(ledger)) {
            begun.demandSound();
        }
        return begun;
    }

    /** For who opens a ledger without holding it. */
    public static LedgerCheck none() {
        return new LedgerCheck(CompletableFuture.completedFuture(null));
    }

    private static Thread daemon(Runnable action) {
        var thread = new Thread(action, "ledger-check");
        thread.setDaemon(true);
        return thread;
    }

    private static boolean isOfThisVersion(Path ledger) {
        if (!Files.exists(ledger)) {
            return true;
        }
        try (var list = OrderList.open(ledger).orElse(null)) {
            return list != null;
        } catch (LedgerTrouble trouble) {
            // the check says more
            return false;
        }
    }

    /**
     * Waits for what was begun.
     *
     * @throws LedgerTrouble when the file is damaged, or cannot be read
     */
    public void demandSound() {
        try {
            check.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof LedgerTrouble trouble ? trouble : e;
        }
    }

    /**
     * SQLite's {@code quick_check}.
     *
     * @throws LedgerTrouble when the file is damaged, or cannot be read
     */
    public static void demandSound(Path ledger, Path backups) {
        try {
            if (!Files.exists(ledger) || Files.size(ledger) == 0) {
                return;
            }
            var fault = new SqliteFile(ledger).quickFault();
            if (fault.isPresent()) {
                throw Failures.damaged(ledger, backups, fault.get());
            }
        } catch (SQLException | IOException e) {
            throw Failures.isDamage(e)
                    ? Failures.damaged(ledger, backups, String.valueOf(e.getMessage()))
                    : Failures.atOpening(ledger.toString(), e);
        }
    }
}
