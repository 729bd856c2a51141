package dev.swath.io.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** An empty ledger per test, on a database that the subclass names. */
abstract class LedgerCase {
    static final String HOLDER = "test-holder";

    private final MovingClock clock = new MovingClock();
    private Ledger ledger;
    private String url;

    /** URL of an empty database. */
    abstract String url(Path folder);

    @BeforeEach
    final void openLedger(@TempDir Path folder) {
        url = url(folder);
        ledger = SqlLedger.open(url, clock, HOLDER);
    }

    @AfterEach
    final void closeLedger() {
        ledger.close();
    }

    final Ledger reopen() {
        ledger.close();
        ledger = SqlLedger.open(url, clock, "next-holder");
        return ledger;
    }

    /** As another process has it. */
    final Ledger another() {
        return another("another");
    }

    final Ledger another(String holder) {
        return SqlLedger.open(url, clock, holder);
    }

    final Ledger ledger() {
        return ledger;
    }

    final Given given() {
        return new Given(ledger);
    }

    final String url() {
        return url;
    }

    final MovingClock clock() {
        return clock;
    }

    /** What that many threads get that do the same at the same time. */
    static <T> List<T> together(int threads, Callable<T> action) {
        var start = new CountDownLatch(1);
        var pool = Executors.newFixedThreadPool(threads);
        try {
            var futures = new ArrayList<Future<T>>();
            for (int i = 0; i < threads; i++) {
                futures.add(pool.submit(() -> {
                    start.await();
                    return action.call();
                }));
            }
            start.countDown();
            var results = new ArrayList<T>();
            for (var future : futures) {
                results.add(future.get());
            }
            return results;
        } catch (InterruptedException | ExecutionException e) {
            throw new AssertionError(e);
        } finally {
            assertThat(pool.shutdownNow()).isEmpty();
        }
    }
}
