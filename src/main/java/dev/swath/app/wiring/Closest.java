package dev.swath.app.wiring;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** Guesses which name was meant. */
public final class Closest {
    private static final int FAR = 4;

    private Closest() {}

    /** {@code "; did you mean 'x'?"}, or empty when nothing known is near. */
    public static String hint(String name, Collection<String> known) {
        int near = Math.min(FAR, Math.max(1, name.length() / 2));
        return known.stream()
                .min(Comparator.comparingInt(candidate -> distance(name, candidate)))
                .filter(best -> distance(name, best) <= near)
                .map(best -> "; did you mean '" + best + "'?")
                .orElse("");
    }

    /** The nearest known name, if it is near. */
    public static List<String> to(String name, Collection<String> known) {
        return known.stream()
                .filter(candidate -> Math.abs(candidate.length() - name.length()) <= FAR)
                .min(Comparator.comparingInt(candidate -> distance(name, candidate)))
                .filter(best -> distance(name, best) <= FAR)
                .stream()
                .toList();
    }

    /** Levenshtein distance. */
    static int distance(String a, String b) {
        var row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int substituted = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(substituted, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[b.length()];
    }
}
