package dev.swath.app.db;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** Rows as comma-separated values (RFC 4180). */
public final class Csv {
    /** A spreadsheet takes what begins so for a formula. */
    private static final String FORMULA = "=+-@\t\r";

    private Csv() {}

    /** @param keys of the values, which are the titles as well */
    public static List<String> lines(List<String> keys, List<? extends Map<String, ?>> rows) {
        var lines = rows.stream()
                .map(row -> keys.stream().map(key -> cell(row.get(key))).collect(Collectors.joining(",")))
                .collect(Collectors.toList());
        lines.add(0, String.join(",", keys));
        return lines;
    }

    static String cell(@org.jspecify.annotations.Nullable Object value) {
        var text = Objects.toString(value, "");
        if (!(value instanceof Number) && !text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0) {
            text = "'" + text;
        }
        return text.matches("(?s).*[\",\r\n].*") ? '"' + text.replace("\"", "\"\"") + '"' : text;
    }
}
