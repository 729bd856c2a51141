package dev.swath.io.engine;

import java.io.IOException;
import java.io.Serializable;
import java.util.Iterator;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** Runs tiles on threads of this process. */
final class LocalEngine implements CompositeEngine {
    private static final long ASKED_EVERY_MS = 100;

    private final int threads;

    LocalEngine(int threads) {
        this.threads = threads;
    }

    @Override
    public <T extends Serializable, R extends Serializable> void run(
            Iterator<T> tasks, TileFunction<T, R> function, TileResults<R> results, BooleanSupplier cancelled)
            throws IOException, InterruptedException {
        try (var workers = new Workers("tile", threads)) {
            var ended = new ExecutorCompletionService<R>(workers.pool());
            int underway = 0;
            do {
                if (cancelled.getAsBoolean()) {
                    throw new CancellationException("the composite was cancelled");
                }
                while (underway <= threads && tasks.hasNext()) {
                    T task = tasks.next();
                    var unused = ended.submit(() -> function.apply(task));
                    underway++;
                }
                Future<R> next = underway == 0 ? null : ended.poll(ASKED_EVERY_MS, TimeUnit.MILLISECONDS);
                if (next != null) {
                    underway--;
                    results.accept(Workers.value(next));
                }
            } while (underway > 0 || tasks.hasNext());
        }
    }
}
