package dev.swath.io.engine;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** A few threads for one piece of work. Closing them interrupts what still runs and waits for its end. */
public final class Workers implements AutoCloseable {
    /** A read that does not end on interruption ends by its own time limit; nobody waits longer for it than this. */
    private static final long LONGEST_END_SECONDS = 30;

    private final ExecutorService pool;

    /**
     * @param name one word, of its threads
     * @param threads 1 or more
     */
    public Workers(String name, int threads) {
        pool = Executors.newFixedThreadPool(threads, work -> {
            var thread = new Thread(work, "composite-" + name);
            thread.setDaemon(true);
            return thread;
        });
    }

    ExecutorService pool() {
        return pool;
    }

    /** Does the work on all subjects, and gives the results in their order, or the first failure in it. */
    public <T, R> List<R> all(List<T> subjects, Work<T, R> work) throws IOException, InterruptedException {
        List<Future<R>> running = new ArrayList<>();
        for (T subject : subjects) {
            running.add(pool.submit(() -> work.on(subject)));
        }
        List<R> results = new ArrayList<>();
        for (Future<R> one : running) {
            results.add(value(one));
        }
        return results;
    }

    /** The result, or its failure as it was thrown. */
    static <R> R value(Future<R> done) throws IOException, InterruptedException {
        try {
            return done.get();
        } catch (ExecutionException e) {
            Throwable cause = e.getCause();
            if (cause instanceof IOException trouble) {
                throw trouble;
            }
            if (cause instanceof InterruptedException interruption) {
                throw interruption;
            }
            if (cause instanceof RuntimeException fault) {
                throw fault;
            }
            if (cause instanceof Error error) {
                throw error;
            }
            throw new IllegalStateException("work ended with " + cause, cause);
        }
    }

    @Override
    public void close() {
        pool.shutdownNow();
        try {
            // whatever outlasts this is a daemon, and ends with its read
            var unused = pool.awaitTermination(LONGEST_END_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** What is done to one subject. */
    @FunctionalInterface
    public interface Work<T, R> {
        R on(T subject) throws IOException, InterruptedException;
    }
}
