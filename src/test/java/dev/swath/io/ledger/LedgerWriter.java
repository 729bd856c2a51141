package dev.swath.io.ledger;

import java.nio.file.Path;

/** Opens job after job, and says so after each: to be killed. */
final class LedgerWriter {
    private LedgerWriter() {}

    public static void main(String[] args) {
        try (var ledger = SqlLedger.open("jdbc:sqlite:" + Path.of(args[0]), new MovingClock(), "writer")) {
            var given = new Given(ledger);
            for (int i = 1; i < 1_000_000; i++) {
                given.open(String.valueOf(i), 1);
                System.out.println(i);
            }
        }
    }
}
