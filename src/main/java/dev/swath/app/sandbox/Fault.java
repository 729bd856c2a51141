package dev.swath.app.sandbox;

import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

/**
 * A rule that makes requests go wrong.
 *
 * @param word endpoint it is about, as in the journal: search, page, create, list, get, link, bytes and so on
 * @param nth first request of that word that is struck, counted from 1 since the rule was made
 * @param count how many requests are struck from there on
 * @param probability chance within 0..1 with which each of them is struck
 * @param within text that the address of the request must hold, empty for any
 * @param settings of the kind, such as {@code status}, {@code body}, {@code retryAfter}, {@code seconds}
 */
public record Fault(
        String word, Kind kind, int nth, int count, double probability, String within, Map<String, String> settings) {
    private static final int ANY_NUMBER = Integer.MAX_VALUE;
    /** Longest time that a fault holds a connection. */
    private static final double MAX_SECONDS = 600;

    public Fault {
        settings = Map.copyOf(settings);
        if (nth < 1 || count < 1 || !(probability >= 0 && probability <= 1)) {
            throw new IllegalArgumentException("a fault has nth >= 1, count >= 1 and a probability within 0..1");
        }
    }

    /** Strikes the next request of this word, once. */
    public static Fault once(String word, Kind kind) {
        return new Fault(word, kind, 1, 1, 1, "", Map.of());
    }

    /** Strikes every request of this word. */
    public static Fault always(String word, Kind kind) {
        return new Fault(word, kind, 1, ANY_NUMBER, 1, "", Map.of());
    }

    /** Strikes each request of this word with a chance. */
    public static Fault sometimes(String word, Kind kind, double probability) {
        return new Fault(word, kind, 1, ANY_NUMBER, probability, "", Map.of());
    }

    /** Strikes {@code times} requests beginning with the {@code first}, counted from 1. */
    public Fault from(int first, int times) {
        return new Fault(word, kind, first, times, probability, within, settings);
    }

    /** Strikes only requests whose address holds a text. */
    public Fault within(String text) {
        return new Fault(word, kind, nth, count, probability, text, settings);
    }

    /** The same with a setting of its kind. */
    public Fault with(String setting, Object value) {
        var more = new TreeMap<>(settings);
        more.put(setting, value.toString());
        return new Fault(word, kind, nth, count, probability, within, more);
    }

    String setting(String name, String otherwise) {
        return settings.getOrDefault(name, otherwise);
    }

    int number(String name, int otherwise) {
        return Integer.parseInt(setting(name, Integer.toString(otherwise)));
    }

    /** How long an order placed under this fault stays out of listings. */
    Duration lag() {
        double seconds = Double.parseDouble(setting("lag", kind == Kind.LIST_LAG ? setting("seconds", "60") : "0"));
        return Duration.ofMillis((long) (seconds * 1000));
    }

    /** Milliseconds of the setting {@code seconds}, bounded so that no connection is held for ever. */
    long millis(double otherwise) {
        double seconds = Double.parseDouble(setting("seconds", Double.toString(otherwise)));
        return Math.max(1, (long) (Math.min(MAX_SECONDS, seconds) * 1000));
    }
}
