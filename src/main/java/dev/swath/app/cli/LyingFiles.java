package dev.swath.app.cli;

import dev.swath.app.cli.CheckStored.Finding;
import dev.swath.app.wiring.Settings;
import dev.swath.app.wiring.Stores;
import dev.swath.io.ledger.Ledger;
import dev.swath.io.ledger.Stock.Lying;
import dev.swath.model.Job;
import java.time.Clock;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Files of a drop, or of one of its orders, that came and should lie in their places. */
final class LyingFiles {
    private static final int BLOCK = 200;

    private final Ledger ledger;
    private final Job job;
    private final @Nullable String orderId;

    /** @param orderId null = all of the drop, shared files too */
    LyingFiles(Ledger ledger, Job job, @Nullable String orderId) {
        this.ledger = ledger;
        this.job = job;
        this.orderId = orderId;
    }

    void each(Consumer<Lying> consumer) {
        if (orderId != null) {
            ledger.deliveries().ofOrder(orderId).stream()
                    .flatMap(row -> ledger.stock().of(row.delivery().id()).stream())
                    .forEach(consumer);
            return;
        }
        for (var block = ledger.stock().after(job.id(), null, BLOCK);
                !block.isEmpty();
                block = ledger.stock().after(job.id(), block.get(block.size() - 1), BLOCK)) {
            block.forEach(consumer);
        }
    }

    long count() {
        var files = new AtomicInteger();
        each(file -> files.incrementAndGet());
        return files.get();
    }

    /** All of them are fetched once more. */
    void bringAgain() {
        if (orderId == null) {
            ledger.stock().bringAllAgain(job.id(), Subjects::breathe);
        } else {
            each(file -> ledger.stock().bringAgain(file, "on request"));
        }
    }

    /** Those that do not lie there in their size are fetched once more; returns how many. */
    int bringMissing(Settings settings) {
        var missing = new AtomicInteger();
        try (var stores = Stores.open(settings, ledger, Clock.systemUTC())) {
            var check = new CheckStored(stores.store(), true);
            each(file -> {
                var finding = check.check(file);
                if (finding != Finding.FINE && ledger.stock().bringAgain(file, "a check found it " + finding.words())) {
                    missing.incrementAndGet();
                }
            });
        }
        return missing.get();
    }
}
