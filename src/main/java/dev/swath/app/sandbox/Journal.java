package dev.swath.app.sandbox;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Every request of both listeners, in order of arrival, so that tests can assert "once" and "evenly". Thread-safe. */
public final class Journal {
    /**
     * A request and what became of it.
     *
     * @param id counts requests from 1
     * @param nanos arrival on a clock that only runs forward
     * @param epochMillis arrival on the wall clock
     * @param path without its query, which may hold secrets
     * @param word endpoint
     * @param order name of the order concerned, where known
     * @param accepted whether an order was placed, even if the client never heard of it
     * @param chargedSquareKm what the account was charged for it
     * @param status answered, 0 while or if unanswered
     * @param bytes of the body that were sent
     */
    public record Entry(
            long id,
            long nanos,
            long epochMillis,
            String method,
            String path,
            String word,
            @Nullable String order,
            boolean accepted,
            double chargedSquareKm,
            int status,
            long bytes) {
        Entry served(Reply reply) {
            return new Entry(
                    id,
                    nanos,
                    epochMillis,
                    method,
                    path,
                    word,
                    reply.order(),
                    reply.accepted(),
                    reply.chargedSquareKm(),
                    status,
                    bytes);
        }

        Entry answered(int answeredStatus, long sentBytes) {
            return new Entry(
                    id,
                    nanos,
                    epochMillis,
                    method,
                    path,
                    word,
                    order,
                    accepted,
                    chargedSquareKm,
                    answeredStatus,
                    sentBytes);
        }
    }

    private final AtomicLong last = new AtomicLong();
    private final Map<Long, Entry> entries = new ConcurrentSkipListMap<>();
    private volatile Consumer<Entry> watcher = entry -> {};

    /**
     * Tells somebody of every request: when it arrives, when it is served, and just before its answer is sent. Told on
     * the thread that serves it, which waits.
     */
    public void watch(Consumer<Entry> told) {
        watcher = told;
    }

    /** All requests so far. */
    public List<Entry> entries() {
        return List.copyOf(entries.values());
    }

    /** Requests per endpoint word. */
    public Map<String, Long> counts() {
        return entries.values().stream()
                .collect(Collectors.groupingBy(Entry::word, TreeMap::new, Collectors.counting()));
    }

    /** How often an order was accepted, by name. Above 1 means ordered twice. */
    public Map<String, Long> acceptedOrders() {
        return entries.values().stream()
                .filter(Entry::accepted)
                .flatMap(entry -> entry.order() == null ? Stream.empty() : Stream.of(entry.order()))
                .collect(Collectors.groupingBy(name -> name, TreeMap::new, Collectors.counting()));
    }

    /** What the account was charged, by name of the order; the sum of the values is all that was spent. */
    public Map<String, Double> chargedSquareKm() {
        return entries.values().stream()
                .filter(Entry::accepted)
                .flatMap(entry -> entry.order() == null
                        ? Stream.empty()
                        : Stream.of(Map.entry(entry.order(), entry.chargedSquareKm())))
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey, TreeMap::new, Collectors.summingDouble(Map.Entry::getValue)));
    }

    /** Shortest time between two arrivals of a word; very long when there are fewer than two. */
    public Duration shortestGap(String word) {
        long[] arrivals = entries.values().stream()
                .filter(entry -> entry.word().equals(word))
                .mapToLong(Entry::nanos)
                .sorted()
                .toArray();
        long gap = Long.MAX_VALUE;
        for (int i = 1; i < arrivals.length; i++) {
            gap = Math.min(gap, arrivals[i] - arrivals[i - 1]);
        }
        return Duration.ofNanos(gap);
    }

    public void clear() {
        entries.clear();
    }

    long arrived(Arrival arrival, String method, String path, String word) {
        long id = last.incrementAndGet();
        var entry = new Entry(id, arrival.nanos(), arrival.epochMillis(), method, path, word, null, false, 0, 0, 0);
        entries.put(id, entry);
        watcher.accept(entry);
        return id;
    }

    void served(long id, Reply reply) {
        change(id, entry -> entry.served(reply));
    }

    void answered(long id, int status, long bytes) {
        change(id, entry -> entry.answered(status, bytes));
    }

    private void change(long id, UnaryOperator<Entry> change) {
        var changed = entries.computeIfPresent(id, (key, entry) -> change.apply(entry));
        if (changed != null) {
            watcher.accept(changed);
        }
    }

    /** When a request arrived, on both clocks. */
    record Arrival(long nanos, long epochMillis) {}
}
