package dev.swath.app.sandbox;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Limits the cadence per endpoint, as Planet does: calls must be evenly spaced, saving up for a burst is not possible.
 * The rates are those of the Orders documentation and of practice with the Data API.
 */
final class RateLimiter {
    private static final Map<String, Integer> PER_SECOND = Map.ofEntries(
            Map.entry("create", 3),
            Map.entry("list", 3),
            Map.entry("get", 3),
            Map.entry("cancel", 3),
            Map.entry("link", 5),
            Map.entry("bulk-cancel", 5),
            Map.entry("stats", 5),
            Map.entry("spec", 10),
            Map.entry("search", 5),
            Map.entry("page", 5),
            Map.entry("item", 10),
            Map.entry("assets", 10),
            Map.entry("thumb", 10),
            Map.entry("search-stats", 10),
            Map.entry("quota", 10),
            // the Basemaps API states none: the old general rule
            Map.entry("mosaics", 10),
            Map.entry("series", 10),
            Map.entry("quads", 10));
    /** Share of the interval by which a call may come early: the network itself is not even. */
    private static final double TOLERANCE = 0.2;

    private final Map<String, Long> due = new HashMap<>();

    /** Milliseconds to wait when a call at this time, in nanoseconds, comes too early. A search and its pages share. */
    synchronized Optional<Long> retryInMillis(String word, long nanos) {
        Integer rate = PER_SECOND.get(word);
        if (rate == null) {
            return Optional.empty();
        }
        String shared = word.equals("page") ? "search" : word;
        long interval = 1_000_000_000L / rate;
        long next = due.getOrDefault(shared, nanos);
        if (nanos - next < -TOLERANCE * interval) {
            return Optional.of(Math.max(1, (next - nanos) / 1_000_000));
        }
        due.put(shared, Math.max(nanos, next) + interval);
        return Optional.empty();
    }
}
