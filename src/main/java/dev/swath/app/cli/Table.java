package dev.swath.app.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.jspecify.annotations.Nullable;

/**
 * Rows under columns: fitted to the terminal for people, or CSV as the rows come, or a list for the verb's JSON. Of a
 * long table people and JSON get the beginning, and how much more there is.
 */
final class Table {
    /** A column is not made narrower than this. */
    private static final int NARROWEST = 8;

    private static final String GAP = "  ";
    private static final String FORMULA = "=+-@\t\r";

    private final Common common;
    private final int most;
    private final List<String> columns;
    private final List<List<@Nullable Object>> rows = new ArrayList<>();
    private final @Nullable CSVPrinter csv;
    private long more;
    private int shown;

    /**
     * @param most rows that are kept; CSV has all
     * @param columns names as machines have them
     */
    Table(Common common, int most, String... columns) {
        this.common = common;
        this.most = most;
        this.columns = List.of(columns);
        shown = columns.length;
        csv = common.csv ? printer(columns) : null;
    }

    /** Only the first columns are for people. */
    Table showing(int first) {
        shown = first;
        return this;
    }

    private static CSVPrinter printer(String... columns) {
        try {
            return new CSVPrinter(
                    Out.out(),
                    CSVFormat.RFC4180
                            .builder()
                            .setHeader(columns)
                            .setRecordSeparator('\n')
                            .get());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One cell for each column; null is empty. */
    void add(@Nullable Object... cells) {
        if (csv != null) {
            try {
                csv.printRecord(Arrays.stream(cells).map(Table::tame).toList());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        } else if (rows.size() < most) {
            rows.add(Arrays.asList(cells));
        } else {
            more++;
        }
    }

    boolean isEmpty() {
        return rows.isEmpty();
    }

    /** For people; a terminal's width is kept, elsewhere lines are as long as they are. */
    void print() {
        if (common.isForMachines() || rows.isEmpty()) {
            return;
        }
        lines(Terminal.columns()).forEach(line -> Out.say(common, line));
        if (more > 0) {
            Out.say(common, GAP + "… and " + more + " more; --csv has them all");
        }
    }

    /** @param width columns of the terminal */
    List<String> lines(int width) {
        var widths = widths(width);
        var lines = new ArrayList<String>();
        var head = new ArrayList<@Nullable Object>();
        columns.stream().map(name -> name.replace('_', ' ')).forEach(head::add);
        lines.add(line(head, widths, false));
        rows.forEach(row -> lines.add(line(row, widths, true)));
        return lines;
    }

    /** The last columns give way where even narrow ones do not fit. */
    private int[] widths(int width) {
        for (int fitting = shown; ; fitting--) {
            var widths = natural(fitting);
            while (total(widths) > width && shrunk(widths)) {
                // the widest gives way, one by one
            }
            if (total(widths) <= width || fitting <= 2) {
                return widths;
            }
        }
    }

    private static int total(int[] widths) {
        return GAP.length() * widths.length + Arrays.stream(widths).sum();
    }

    private int[] natural(int first) {
        return IntStream.range(0, first)
                .map(column -> Math.max(
                        columns.get(column).length(),
                        rows.stream()
                                .mapToInt(row -> text(row.get(column)).length())
                                .max()
                                .orElse(0)))
                .toArray();
    }

    /** The first column is what people copy: it stays whole. */
    private static boolean shrunk(int[] widths) {
        int widest = IntStream.range(1, widths.length)
                .boxed()
                .max((a, b) -> Integer.compare(widths[a], widths[b]))
                .orElse(0);
        if (widest == 0 || widths[widest] <= NARROWEST) {
            return false;
        }
        widths[widest]--;
        return true;
    }

    private String line(List<@Nullable Object> cells, int[] widths, boolean coloured) {
        var line = new StringBuilder();
        for (int column = 0; column < widths.length; column++) {
            var text = text(cells.get(column));
            int width = widths[column];
            var cut = text.length() <= width ? text : text.substring(0, width - 1) + "…";
            var pad = " ".repeat(width - cut.length());
            var words = coloured ? Colour.of(cut) : cut;
            line.append(GAP).append(cells.get(column) instanceof Number ? pad + words : words + pad);
        }
        return line.toString().stripTrailing();
    }

    /** A spreadsheet would take a text that begins so for a formula, and run it. */
    static @Nullable Object tame(@Nullable Object cell) {
        boolean isFormula = cell instanceof String text && !text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0;
        return isFormula ? "'" + cell : cell;
    }

    /** What a file's attributes hold must not move the cursor. */
    private static String text(@Nullable Object cell) {
        if (cell instanceof Double number) {
            return BigDecimal.valueOf(number).setScale(2, RoundingMode.HALF_UP).toPlainString();
        }
        return cell == null ? "" : cell.toString().replaceAll("\\p{Cntrl}", "?");
    }

    /** For the verb's JSON. */
    List<Map<String, @Nullable Object>> json() {
        var all = new ArrayList<Map<String, @Nullable Object>>();
        for (var row : rows) {
            var one = new LinkedHashMap<String, @Nullable Object>();
            for (int column = 0; column < columns.size(); column++) {
                one.put(columns.get(column), plain(row.get(column)));
            }
            all.add(one);
        }
        return all;
    }

    /** Days, instants and links are texts. */
    private static @Nullable Object plain(@Nullable Object cell) {
        return cell == null || cell instanceof Number || cell instanceof Boolean ? cell : cell.toString();
    }

    /** Rows that were not kept. */
    long more() {
        return more;
    }
}
