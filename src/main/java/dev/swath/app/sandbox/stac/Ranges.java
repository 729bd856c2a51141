package dev.swath.app.sandbox.stac;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A part of a file.
 *
 * @param from first byte
 * @param to last byte
 */
record Ranges(long from, long to) {
    private static final Pattern ONE = Pattern.compile("bytes=(\\d{0,18})-(\\d{0,18})");

    /**
     * Reads a header; several ranges, and what is none, ask for the whole.
     *
     * @throws Refusal 416 when the file has no such part
     */
    static Optional<Ranges> of(@Nullable String header, long size) {
        Matcher range = ONE.matcher(header == null ? "" : header);
        if (!range.matches() || (range.group(1).isEmpty() && range.group(2).isEmpty())) {
            return Optional.empty();
        }
        boolean last = range.group(1).isEmpty();
        long end = range.group(2).isEmpty() ? size - 1 : Long.parseLong(range.group(2));
        long from = last ? Math.max(0, size - end) : Long.parseLong(range.group(1));
        long to = last ? size - 1 : Math.min(end, size - 1);
        if (from >= size || (last && end == 0)) {
            throw Refusal.storage(416, "InvalidRange", "The requested range is not satisfiable");
        }
        return to < from ? Optional.empty() : Optional.of(new Ranges(from, to));
    }

    int length() {
        return Math.toIntExact(to - from + 1);
    }
}
