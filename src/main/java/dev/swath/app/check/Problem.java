package dev.swath.app.check;

import java.util.Comparator;

/**
 * One thing that is wrong with the routes.
 *
 * @param file name of the route file
 * @param line line in it, from 1
 * @param text what is wrong and what to do
 */
record Problem(String file, int line, String text) implements Comparable<Problem> {
    private static final Comparator<Problem> ORDER =
            Comparator.comparing(Problem::file).thenComparing(Problem::line).thenComparing(Problem::text);

    @Override
    public int compareTo(Problem other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return file + ":" + line + ": " + text;
    }
}
