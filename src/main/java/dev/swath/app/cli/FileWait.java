package dev.swath.app.cli;

import dev.swath.model.Shard;
import dev.swath.model.trouble.LedgerTrouble;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** Waits until a process that only fetches files has none left that is due. */
final class FileWait {
    /** Files that are due within this time are waited for. */
    private static final Duration SOON = Duration.ofSeconds(10);

    private static final Duration LOOK = Duration.ofMillis(500);
    private static final int QUIET_LOOKS = 2;

    private final Engine engine;
    private final Clock clock = Clock.systemUTC();
    private final Runnable progress;

    /** @param progress called at every look */
    FileWait(Engine engine, Runnable progress) {
        this.engine = engine;
        this.progress = progress;
    }

    /**
     * @param onlyJob null = all
     * @param more whether something else is waited for
     * @throws InterruptedException when the process is told to stop
     */
    void untilFetched(Shard shard, @Nullable String onlyJob, BooleanSupplier more) throws InterruptedException {
        for (int quiet = 0; quiet < QUIET_LOOKS; ) {
            TimeUnit.MILLISECONDS.sleep(LOOK.toMillis());
            engine.demandLedger();
            try {
                progress.run();
                boolean still = engine.wiring().doors().isOpen() && (isBusy(shard, onlyJob) || more.getAsBoolean());
                quiet = still ? 0 : quiet + 1;
            } catch (LedgerTrouble trouble) {
                engine.wiring().alarm().raise(trouble);
                throw trouble;
            }
        }
    }

    private boolean isBusy(Shard shard, @Nullable String onlyJob) {
        return engine.ledger().shards().isBusy(shard, onlyJob, clock.instant().plus(SOON));
    }

    /** True until {@code wait} is over, as long as orders of the job may still bring files by somebody who polls them. */
    BooleanSupplier orders(@Nullable String onlyJob, Duration wait, BooleanSupplier isPolled) {
        Instant end = clock.instant().plus(wait);
        return () -> clock.instant().isBefore(end) && running(engine, onlyJob) > 0 && isPolled.getAsBoolean();
    }

    /** Orders that are at Planet, or whose results are being read. */
    static long running(Engine engine, @Nullable String onlyJob) {
        var counts = onlyJob == null
                ? engine.ledger().jobs().counts()
                : engine.ledger().jobs().counts(onlyJob);
        return counts.entrySet().stream()
                .filter(entry -> entry.getKey().matches("poll(-result)?/(waiting|working)"))
                .mapToLong(java.util.Map.Entry::getValue)
                .sum();
    }
}
