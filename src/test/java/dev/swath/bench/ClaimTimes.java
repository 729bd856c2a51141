package dev.swath.bench;

import dev.swath.io.ledger.SqlLedger;
import dev.swath.model.Reason;
import dev.swath.model.Route;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;

/** How long a claim of one file takes on a full ledger, and the question which of a drop's scenes are bought already. */
final class ClaimTimes {
    private static final int ROUNDS = 1_000;
    private static final int WARM = 100;

    private ClaimTimes() {}

    /** Arguments: the ledger's file, a request's id. */
    public static void main(String[] arguments) {
        try (var ledger = SqlLedger.open("jdbc:sqlite:" + Path.of(arguments[0]), Clock.systemUTC(), "bench")) {
            var later = Instant.now().plus(Duration.ofDays(1));
            tell("claim of one file", () -> {
                var claim = ledger.work()
                        .claim(Route.DOWNLOAD, 1, Duration.ofMinutes(1), null)
                        .get(0);
                return () -> ledger.work().putBack(claim, later, new Reason("bench", "put back by a bench"));
            });
            tell("scenes that a request owns", () -> {
                ledger.ownership().own(arguments[1]);
                return () -> {};
            });
        }
    }

    /** What is measured, and gives what undoes it unmeasured. */
    private interface Measured {
        Runnable run();
    }

    private static void tell(String what, Measured measured) {
        var micros = new long[ROUNDS];
        for (int i = -WARM; i < ROUNDS; i++) {
            long begin = System.nanoTime();
            var undo = measured.run();
            long took = (System.nanoTime() - begin) / 1_000;
            if (i >= 0) {
                micros[i] = took;
            }
            undo.run();
        }
        Arrays.sort(micros);
        System.out.printf(
                Locale.ROOT,
                "%s: median %.2f ms, p99 %.2f ms, longest %.2f ms of %d%n",
                what,
                micros[ROUNDS / 2] / 1e3,
                micros[ROUNDS * 99 / 100] / 1e3,
                micros[ROUNDS - 1] / 1e3,
                ROUNDS);
    }
}
