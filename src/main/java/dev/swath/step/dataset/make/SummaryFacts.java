package dev.swath.step.dataset.make;

import dev.swath.step.dataset.fields.FieldFile;
import dev.swath.step.dataset.progress.Report;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What a summary tells, in its order. */
final class SummaryFacts {
    static final String NO_SPLIT = "no split";
    /** In the order in which they are told; whatever else there is comes after them. */
    private static final List<String> ORDER = List.of(
            "train", "val", "test", NO_SPLIT, "covered below 10 %", "covered 10 to 50 %", "covered 50 % and more");

    private static final int EXAMPLES = 10;
    private static final double LITTLE_PERCENT = 10;
    private static final double HALF_PERCENT = 50;

    private SummaryFacts() {}

    static List<Section> of(FieldFile fields, List<PlannedChip> chips, Report report) {
        return List.of(fields(fields), chips(chips, report), options(report), examples(chips));
    }

    private static Section fields(FieldFile fields) {
        List<String> lines = new ArrayList<>(fields.aside());
        lines.add(numbers(fields));
        return new Section(
                "",
                List.of("Fields", "Number"),
                List.of(row("in masks", fields.count()), row("rows set aside", fields.asideCount())),
                lines);
    }

    private static String numbers(FieldFile fields) {
        return fields.ids()
                .reason()
                .map(reason -> "Instance masks number the fields by their rows, since " + reason + "; the column "
                        + Tables.INSTANCE + " of the fields tells which is which.")
                .orElseGet(() -> "Instance masks hold the numbers of the column "
                        + fields.ids().column().orElse("") + ".");
    }

    private static Section chips(List<PlannedChip> chips, Report report) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(row("with masks", report.successful()));
        rows.add(row("failed", report.failed().size()));
        counts(rows, chips, SummaryFacts::split);
        counts(rows, chips, chip -> "EPSG:" + chip.chip().cell().epsg());
        counts(rows, chips, SummaryFacts::coverage);
        List<String> lines = new ArrayList<>();
        report.failed().forEach(failed -> lines.add(failed.chip() + ": " + failed.error()));
        var coverage = chips.stream()
                .mapToDouble(chip -> chip.chip().coveragePercent())
                .summaryStatistics();
        lines.add(String.format(
                Locale.ROOT,
                "Fields cover %.2f to %.2f %% of a chip, %.2f %% on average.",
                coverage.getMin(),
                coverage.getMax(),
                coverage.getAverage()));
        return new Section("Chips", List.of("Chips", "Number"), rows, lines);
    }

    static String split(PlannedChip chip) {
        return chip.split() == null ? NO_SPLIT : chip.split().label();
    }

    static String coverage(PlannedChip chip) {
        double percent = chip.chip().coveragePercent();
        return percent < LITTLE_PERCENT
                ? "covered below 10 %"
                : percent < HALF_PERCENT ? "covered 10 to 50 %" : "covered 50 % and more";
    }

    private static void counts(List<List<String>> rows, List<PlannedChip> chips, Function<PlannedChip, String> kind) {
        var order = Comparator.comparingInt((String name) -> ORDER.contains(name) ? ORDER.indexOf(name) : ORDER.size())
                .thenComparing(Comparator.naturalOrder());
        Map<String, Long> counts =
                chips.stream().collect(Collectors.groupingBy(kind, () -> new TreeMap<>(order), Collectors.counting()));
        counts.forEach((name, count) -> rows.add(row(name, count)));
    }

    private static Section options(Report report) {
        List<List<String>> rows = new ArrayList<>();
        report.parameters()
                .forEach((name, value) -> rows.add(row(name, value instanceof Double number ? plain(number) : value)));
        return new Section("Options", List.of("Option", "Value"), rows, List.of());
    }

    private static Section examples(List<PlannedChip> chips) {
        List<List<String>> rows = chips.stream()
                .limit(EXAMPLES)
                .map(chip -> List.of(
                        chip.id(),
                        String.format(Locale.ROOT, "%.2f", chip.chip().coveragePercent()),
                        chip.split() == null ? "" : chip.split().label(),
                        String.valueOf(chip.chip().cell().epsg()),
                        chip.pixels().width() + " x " + chip.pixels().height()))
                .toList();
        return new Section("Examples", List.of("Chip", "Coverage %", "Split", "EPSG", "Pixels"), rows, List.of());
    }

    private static String plain(double number) {
        return BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
    }

    private static List<String> row(String what, Object value) {
        return List.of(what, value.toString());
    }
}
