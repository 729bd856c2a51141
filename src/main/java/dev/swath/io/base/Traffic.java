package dev.swath.io.base;

import dev.swath.model.trouble.RateLimited;
import dev.swath.model.trouble.Trouble;
import dev.swath.model.trouble.Unavailable;
import java.util.Set;
import java.util.concurrent.atomic.LongAdder;

/** What came over the line since the process began, and how often the line was too narrow. Safe for many threads. */
public final class Traffic {
    /** Troubles that fewer transfers at once may cure. */
    private static final Set<String> OF_PRESSURE = Set.of("stalled", "server-failing");

    private final LongAdder bytes = new LongAdder();
    private final LongAdder struggles = new LongAdder();

    void came(long read) {
        if (read > 0) {
            bytes.add(read);
        }
    }

    Trouble failed(Trouble trouble) {
        if (trouble instanceof RateLimited
                || (trouble instanceof Unavailable && OF_PRESSURE.contains(trouble.code()))) {
            struggles.increment();
        }
        return trouble;
    }

    public long bytes() {
        return bytes.sum();
    }

    /** Answers 429 and 5xx, and transfers that stalled. */
    public long struggles() {
        return struggles.sum();
    }
}
