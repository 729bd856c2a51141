package dev.swath.io.raster.read;

import java.util.concurrent.Executor;
import java.util.concurrent.Executors;

/**
 * Who works for readers. A read waits for both, so neither may be the one it is called from.
 *
 * @param fetchers wait for bytes: as many requests are in the air as it has threads
 * @param decoders unpack blocks: as many as there are processors
 */
public record Workers(Executor fetchers, Executor decoders) {
    private static final int REQUESTS_AT_ONCE = 8;

    private static final class Shared {
        private static final Workers WORKERS = new Workers(
                pool("raster-fetch", REQUESTS_AT_ONCE),
                pool("raster-decode", Runtime.getRuntime().availableProcessors()));
    }

    /** Those of the whole process; they do not keep it alive. */
    public static Workers shared() {
        return Shared.WORKERS;
    }

    private static Executor pool(String name, int threads) {
        return Executors.newFixedThreadPool(threads, task -> {
            var thread = new Thread(task, name);
            thread.setDaemon(true);
            return thread;
        });
    }
}
