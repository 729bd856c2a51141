package dev.swath.app.check;

import java.util.List;
import java.util.TreeSet;

/** What the rules found so far, each thing once, in the order of files and lines. */
final class Problems {
    private final TreeSet<Problem> found = new TreeSet<>();

    void add(Node where, String text) {
        found.add(new Problem(where.file(), where.line(), text));
    }

    void add(String file, int line, String text) {
        found.add(new Problem(file, line, text));
    }

    boolean isEmpty() {
        return found.isEmpty();
    }

    List<String> lines() {
        return found.stream().map(Problem::toString).toList();
    }
}
