package dev.swath.app.web;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** How fast numbers grow, by what they were up to ten minutes ago. Looked at as often as somebody asks. */
final class Rates {
    private static final long LONGEST_NANOS = TimeUnit.MINUTES.toNanos(10);
    private static final long BETWEEN_NANOS = TimeUnit.SECONDS.toNanos(5);

    private final Deque<Sample> samples = new ArrayDeque<>();

    private record Sample(long nanos, Map<String, Long> numbers) {}

    /**
     * @param numbers what they are now
     * @param before what they were that many seconds ago
     */
    record Grown(Map<String, Long> numbers, Map<String, Long> before, long seconds) {
        /** Of one of them; 0 while nothing is known. */
        double perSecond(String name) {
            long grown = numbers.getOrDefault(name, 0L) - before.getOrDefault(name, 0L);
            return seconds == 0 ? 0 : Math.max(0, grown) / (double) seconds;
        }
    }

    /** @param first what the numbers are now; null = they are told with the first question */
    Rates(@Nullable Map<String, Long> first) {
        if (first != null) {
            samples.add(new Sample(System.nanoTime(), first));
        }
    }

    synchronized Grown of(Map<String, Long> numbers) {
        long now = System.nanoTime();
        if (samples.isEmpty() || now - samples.getLast().nanos() >= BETWEEN_NANOS) {
            samples.add(new Sample(now, Map.copyOf(numbers)));
        }
        while (samples.size() > 2 && now - samples.getFirst().nanos() > LONGEST_NANOS) {
            samples.removeFirst();
        }
        var first = samples.getFirst();
        return new Grown(numbers, first.numbers(), TimeUnit.NANOSECONDS.toSeconds(now - first.nanos()));
    }
}
