package dev.swath.app.cli;

import java.util.Locale;
import java.util.Map;

/** Rhythms of mosaics: in people's words, and as Planet writes them. */
final class Interval {
    private static final Map<String, String> WORDS = Map.of(
            "weekly", "7 day",
            "biweekly", "14 day",
            "monthly", "1 mon",
            "quarterly", "3 mon",
            "yearly", "1 year");

    private Interval() {}

    /** {@code monthly}, {@code 1 mon} and {@code 1 mons} are the same. */
    static boolean isSame(String one, String other) {
        return plain(one).equals(plain(other));
    }

    private static String plain(String interval) {
        var text = interval.trim().toLowerCase(Locale.ROOT).replaceAll("\\s+", " ");
        return WORDS.getOrDefault(
                text, text.replaceFirst("(day|mon|month|year)s?$", "$1").replaceFirst("month$", "mon"));
    }
}
