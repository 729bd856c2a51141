package dev.swath.app.watch;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;

/** What went through each route since the start, whatever it carried. */
public final class Tallies {
    private final Map<String, Tally> tallies = new ConcurrentHashMap<>();

    private static final class Tally {
        private final LongAdder done = new LongAdder();
        private final LongAdder failed = new LongAdder();
        private final LongAdder nanos = new LongAdder();
    }

    /**
     * @param done exchanges that ended, those that failed too
     * @param millis how long they took in all
     */
    public record Count(long done, long failed, long millis) {}

    void add(String route, boolean failed, long nanos) {
        var tally = tallies.computeIfAbsent(route, none -> new Tally());
        tally.done.increment();
        tally.nanos.add(nanos);
        if (failed) {
            tally.failed.increment();
        }
    }

    /** By route. */
    public Map<String, Count> counts() {
        var counts = new TreeMap<String, Count>();
        tallies.forEach((route, tally) -> counts.put(
                route,
                new Count(tally.done.sum(), tally.failed.sum(), TimeUnit.NANOSECONDS.toMillis(tally.nanos.sum()))));
        return counts;
    }
}
