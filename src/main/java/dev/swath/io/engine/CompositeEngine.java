package dev.swath.io.engine;

import java.io.IOException;
import java.io.Serializable;
import java.util.Iterator;
import java.util.function.BooleanSupplier;

/** Runs one function on many tiles. */
public interface CompositeEngine {
    /**
     * Returns when all tasks are done and their results taken.
     *
     * @param tasks asked for one by one as there is room, so that their number costs no memory
     * @param results called by this thread, in whatever order tiles end; while it is busy at most as many results as
     *     there are workers and one more wait for it
     * @param cancelled asked several times a second; once true, running tiles are interrupted and no further begun
     * @throws java.util.concurrent.CancellationException when cancelled
     * @throws IOException the first failure of a tile or of {@code results}; running tiles are interrupted. Failures
     *     that are no IOException come as they are
     */
    <T extends Serializable, R extends Serializable> void run(
            Iterator<T> tasks, TileFunction<T, R> function, TileResults<R> results, BooleanSupplier cancelled)
            throws IOException, InterruptedException;

    /**
     * Takes what a tile became.
     *
     * @param <R> result of the function
     */
    @FunctionalInterface
    interface TileResults<R> {
        void accept(R result) throws IOException, InterruptedException;
    }
}
