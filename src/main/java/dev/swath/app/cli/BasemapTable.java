package dev.swath.app.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.commons.csv.CSVFormat;

/** Rows under columns: for people, as CSV, or for the verb's JSON. The last column may be of any length. */
final class BasemapTable {
    private static final String GAP = "  ";

    private final List<String> columns;
    private final List<List<String>> rows = new ArrayList<>();

    BasemapTable(String... columns) {
        this.columns = List.of(columns);
    }

    /** One cell for each column. */
    void add(String... cells) {
        rows.add(List.of(cells));
    }

    /** What comes from outside must not move the cursor. */
    void print(Common common) {
        var all = new ArrayList<List<String>>();
        all.add(columns.stream().map(name -> name.replace('_', ' ')).toList());
        all.addAll(rows);
        var widths = IntStream.range(0, columns.size())
                .map(column -> all.stream()
                        .mapToInt(row -> row.get(column).length())
                        .max()
                        .orElse(0))
                .toArray();
        for (var row : all) {
            var line = new StringBuilder();
            for (int column = 0; column < widths.length; column++) {
                var text = row.get(column).replaceAll("\\p{Cntrl}", "?");
                line.append(GAP).append(text).append(" ".repeat(widths[column] - text.length()));
            }
            Out.say(common, line.toString().stripTrailing());
        }
    }

    void printCsv() {
        try (var text = CSVFormat.RFC4180
                .builder()
                .setHeader(columns.toArray(String[]::new))
                .setRecordSeparator('\n')
                .get()
                .print(new StringBuilder())) {
            text.printRecords(rows);
            System.out.write(text.getOut().toString().getBytes(StandardCharsets.UTF_8));
            System.out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<Map<String, String>> json() {
        return rows.stream().map(this::named).toList();
    }

    private Map<String, String> named(List<String> row) {
        Map<String, String> named = new LinkedHashMap<>();
        for (int column = 0; column < columns.size(); column++) {
            named.put(columns.get(column), row.get(column));
        }
        return named;
    }
}
