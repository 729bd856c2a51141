package dev.swath.io.ledger;

import dev.swath.model.trouble.LedgerTrouble;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;

/** Whether a ledger may be worked on. For a million rows (1.6 GB) it takes two to four seconds. */
public final class LedgerCheck {
    private LedgerCheck() {}

    /**
     * Called by the holder of the ledger's lock before it opens the ledger: SQLite's {@code quick_check}.
     *
     * @param backups folder of its backups, to name the newest one
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
