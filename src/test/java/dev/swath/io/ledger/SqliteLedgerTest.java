package dev.swath.io.ledger;

import java.nio.file.Path;
import org.junit.jupiter.api.Nested;

/** The ledger's contract on SQLite. */
final class SqliteLedgerTest {
    private static String sqlite(Path folder) {
        return "jdbc:sqlite:" + folder.resolve("ledger.db");
    }

    @Nested
    final class OfOrders extends OrdersContract {
        @Override
        String url(Path folder) {
            return sqlite(folder);
        }
    }
}
