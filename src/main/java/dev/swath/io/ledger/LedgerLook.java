package dev.swath.io.ledger;

import dev.swath.model.trouble.LedgerTrouble;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import org.flywaydb.core.api.FlywayException;

/**
 * A ledger seen from outside: nothing is made, migrated or locked.
 *
 * @param age how it stands to this version
 * @param text its schema version; of a damaged one what is wrong; empty when there is none
 */
public record LedgerLook(Age age, String text) {
    /** How a ledger stands to this version. */
    public enum Age {
        MISSING,
        OLDER,
        CURRENT,
        NEWER,
        DAMAGED
    }

    /** Reads all of it once, like {@link LedgerCheck}. */
    public static LedgerLook at(Path ledger) {
        try {
            if (Files.exists(LedgerFile.restoring(ledger))) {
                return new LedgerLook(Age.DAMAGED, "it was being restored when that was cut off");
            }
            if (!Files.exists(ledger) || Files.size(ledger) == 0) {
                return new LedgerLook(Age.MISSING, "");
            }
            var fault = new SqliteFile(ledger).quickFault();
            return fault.map(found -> new LedgerLook(Age.DAMAGED, found)).orElseGet(() -> Database.look(ledger));
        } catch (SQLException | IOException | FlywayException | LedgerTrouble trouble) {
            return new LedgerLook(Age.DAMAGED, String.valueOf(trouble.getMessage()));
        }
    }
}
