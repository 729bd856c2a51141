package dev.swath.app.db;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Rows as lines of a width: of the columns as many as fit, the first ones first; the widest of the others gives way where
 * even those do not. Without a width nothing is left out.
 */
public final class Table {
    private static final int LEAST = 8;
    private static final int GAP = 2;

    private final List<Column> columns;
    private final List<List<String>> cells = new ArrayList<>();

    /**
     * @param key of the value in a row
     * @param whole never cut: an id that is typed again
     */
    public record Column(String title, String key, boolean whole) {
        /** A column whose values may be cut. */
        public Column(String title, String key) {
            this(title, key, false);
        }
    }

    public Table(List<Column> columns, List<? extends Map<String, ?>> rows) {
        this.columns = List.copyOf(columns);
        rows.forEach(row -> cells.add(
                columns.stream().map(column -> cell(row.get(column.key()))).toList()));
    }

    /** Decimals with two places, blanks for what is not known, nothing that moves a cursor. */
    static String cell(@Nullable Object value) {
        if (value instanceof Double || value instanceof Float || value instanceof BigDecimal) {
            return new BigDecimal(value.toString())
                    .setScale(2, RoundingMode.HALF_UP)
                    .toPlainString();
        }
        return value == null ? "" : String.valueOf(value).replaceAll("\\p{Cntrl}+", " ");
    }

    /** @param width most characters of a line; 0 = any number */
    public List<String> lines(int width) {
        var widths = new ArrayList<Integer>();
        for (int i = 0; i < columns.size(); i++) {
            int column = i;
            widths.add(cells.stream()
                    .mapToInt(row -> length(row.get(column)))
                    .reduce(length(columns.get(i).title()), Math::max));
        }
        int shown = width > 0 ? fitting(widths, width) : columns.size();
        if (width > 0) {
            shrink(widths, shown, width);
        }
        var lines = new ArrayList<String>();
        lines.add(line(columns.stream().map(Column::title).toList(), widths, shown));
        cells.forEach(row -> lines.add(line(row, widths, shown)));
        return lines;
    }

    private int fitting(List<Integer> widths, int width) {
        int shown = columns.size();
        while (shown > 2 && sum(widths, shown) - shrinkable(widths, shown) > width) {
            shown--;
        }
        return shown;
    }

    private static int sum(List<Integer> widths, int shown) {
        return widths.subList(0, shown).stream().mapToInt(Integer::intValue).sum() + GAP * (shown - 1);
    }

    private int shrinkable(List<Integer> widths, int shown) {
        int most = 0;
        for (int i = 0; i < shown; i++) {
            most += columns.get(i).whole() ? 0 : Math.max(0, widths.get(i) - Math.max(LEAST, titleLength(i)));
        }
        return most;
    }

    private int titleLength(int column) {
        return length(columns.get(column).title());
    }

    private void shrink(List<Integer> widths, int shown, int width) {
        for (int over = sum(widths, shown) - width; over > 0; over--) {
            int widest = -1;
            for (int i = 0; i < shown; i++) {
                boolean gives = !columns.get(i).whole() && widths.get(i) > Math.max(LEAST, titleLength(i));
                if (gives && (widest < 0 || widths.get(i) > widths.get(widest))) {
                    widest = i;
                }
            }
            if (widest < 0) {
                return;
            }
            widths.set(widest, widths.get(widest) - 1);
        }
    }

    private static int length(String text) {
        return text.codePointCount(0, text.length());
    }

    private static String line(List<String> row, List<Integer> widths, int shown) {
        var line = new StringBuilder();
        for (int i = 0; i < shown; i++) {
            var cell = cut(row.get(i), widths.get(i));
            boolean isNumber = cell.matches("-?[0-9.]+");
            var blanks = " ".repeat(Math.max(0, widths.get(i) - length(cell)));
            line.append(i == 0 ? "" : " ".repeat(GAP)).append(isNumber ? blanks + cell : cell + blanks);
        }
        return line.toString().stripTrailing();
    }

    private static String cut(String cell, int width) {
        return length(cell) <= width ? cell : cell.substring(0, cell.offsetByCodePoints(0, width - 1)) + "…";
    }
}
