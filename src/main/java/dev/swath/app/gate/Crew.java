package dev.swath.app.gate;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How many files are fetched at once: as many as are allowed, fewer while that is too much for the line or for who sends.
 *
 * <p>A 429, a 5xx or a stall halves the crew, once in half a minute. A quiet stretch brings one worker back, unless the
 * last time that so many worked the line carried less than with one fewer; that is tried again after ten minutes. A crew
 * that carries clearly less than a smaller one did loses a worker. Never below one.
 */
public final class Crew {
    private static final Logger LOG = LoggerFactory.getLogger(Crew.class);

    static final Duration STRETCH = Duration.ofSeconds(5);
    static final Duration RECOVERY = Duration.ofSeconds(30);
    static final Duration REMEMBERED = Duration.ofMinutes(10);
    /** Below that share of what a smaller crew carried, a worker is one too many. Lines are noisy. */
    private static final double CLEARLY_LESS = 0.8;

    private final LongSupplier bytes;
    private final LongSupplier struggles;
    private final Clock clock;
    private final Map<Integer, Rate> rates = new HashMap<>();
    private int size = Integer.MAX_VALUE;
    private long seenStruggles;
    private Instant halved = Instant.EPOCH;
    private Instant begun;
    private long bytesBefore;

    /** What a crew of some size has carried. */
    private record Rate(double bytesPerSecond, Instant at) {}

    /**
     * @param bytes that came so far
     * @param struggles answers and breaks so far that fewer workers may cure
     */
    public Crew(LongSupplier bytes, LongSupplier struggles, Clock clock) {
        this.bytes = bytes;
        this.struggles = struggles;
        this.clock = clock;
        this.begun = clock.instant();
        this.bytesBefore = bytes.getAsLong();
    }

    /** @param most workers that are allowed, {@code download.workers} as it stands now, 1 or more */
    public synchronized int size(int most) {
        size = Math.max(1, Math.min(size, most));
        var now = clock.instant();
        long struggled = struggles.getAsLong();
        if (struggled > seenStruggles) {
            seenStruggles = struggled;
            halve(now);
        } else if (!now.isBefore(begun.plus(STRETCH))) {
            judge(now, most);
        }
        return size;
    }

    private void halve(Instant now) {
        if (now.isBefore(halved.plus(RECOVERY))) {
            return;
        }
        halved = now;
        become(Math.max(1, size / 2), "the line or the sender struggles");
        begin(now);
    }

    private void judge(Instant now, int most) {
        double rate = (bytes.getAsLong() - bytesBefore)
                / (Duration.between(begun, now).toMillis() / 1000.0);
        begin(now);
        if (rate <= 0) {
            // nothing was fetched: nothing is known
            return;
        }
        rates.put(size, new Rate(rate, now));
        rates.values().removeIf(old -> old.at().plus(REMEMBERED).isBefore(now));
        if (size > 1 && rate < CLEARLY_LESS * known(size - 1, 0)) {
            become(size - 1, "one fewer carried more");
        } else if (size < most
                && !now.isBefore(halved.plus(RECOVERY))
                && known(size + 1, Double.MAX_VALUE) >= CLEARLY_LESS * rate) {
            become(size + 1, "the line is quiet");
        }
    }

    private double known(int workers, double otherwise) {
        var rate = rates.get(workers);
        return rate == null ? otherwise : rate.bytesPerSecond();
    }

    private void become(int workers, String why) {
        if (workers != size) {
            LOG.info("{} files are fetched at once, {} before: {}", workers, size, why);
            size = workers;
        }
    }

    private void begin(Instant now) {
        begun = now;
        bytesBefore = bytes.getAsLong();
    }
}
