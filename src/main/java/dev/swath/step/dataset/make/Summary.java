package dev.swath.step.dataset.make;

import dev.swath.step.dataset.fields.FieldFile;
import dev.swath.step.dataset.progress.Report;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** {@code summary.md}: what a dataset holds, for people. The same dataset has the same summary. */
final class Summary {
    private static final String NAME = "summary.md";
    private static final int EXAMPLES = 10;

    private final DatasetFolder folder;
    private final StringBuilder text = new StringBuilder();

    Summary(DatasetFolder folder) {
        this.folder = folder;
    }

    static boolean isIn(DatasetFolder folder) {
        return folder.has(NAME);
    }

    void write(String name, FieldFile fields, List<PlannedChip> chips, Report report) {
        line("# " + name).line("");
        table("Fields", "Number");
        row("in masks", fields.count()).row("rows set aside", fields.asideCount());
        fields.aside().forEach(reason -> line("- " + reason));
        line("").line(numbers(fields)).line("");
        chips(chips, report);
        table("Option", "Value");
        report.parameters().forEach(this::row);
        line("").line("## Examples").line("");
        table("Chip", "Coverage %", "Split", "EPSG", "Pixels");
        chips.stream().limit(EXAMPLES).forEach(this::example);
        folder.put(NAME, text.toString().getBytes(StandardCharsets.UTF_8));
    }

    private static String numbers(FieldFile fields) {
        return fields.ids()
                .reason()
                .map(reason -> "Instance masks number the fields by their rows, since " + reason + "; the column `"
                        + Tables.INSTANCE + "` of the fields tells which is which.")
                .orElseGet(() -> "Instance masks hold the numbers of the column `"
                        + fields.ids().column().orElse("") + "`.");
    }

    private void chips(List<PlannedChip> chips, Report report) {
        line("## Chips").line("");
        table("Chips", "Number");
        row("with masks", report.successful()).row("failed", report.failed().size());
        counts(chips, chip -> chip.split() == null ? "no split" : chip.split().label());
        counts(chips, chip -> "EPSG:" + chip.chip().cell().epsg());
        counts(chips, chip -> band(chip.chip().coveragePercent()));
        line("");
        report.failed().forEach(failed -> line("- " + failed.chip() + ": " + failed.error()));
        var coverage = chips.stream()
                .mapToDouble(chip -> chip.chip().coveragePercent())
                .summaryStatistics();
        line(String.format(
                        Locale.ROOT,
                        "Fields cover %.2f to %.2f %% of a chip, %.2f %% on average.",
                        coverage.getMin(),
                        coverage.getMax(),
                        coverage.getAverage()))
                .line("");
    }

    private static String band(double percent) {
        return percent < 10 ? "covered below 10 %" : percent < 50 ? "covered 10 to 50 %" : "covered 50 % and more";
    }

    private void counts(List<PlannedChip> chips, Function<PlannedChip, String> kind) {
        Map<String, Long> counts =
                chips.stream().collect(Collectors.groupingBy(kind, TreeMap::new, Collectors.counting()));
        counts.forEach(this::row);
    }

    private void example(PlannedChip chip) {
        line("| " + chip.id() + " | " + chip.chip().coveragePercent() + " | "
                + (chip.split() == null ? "" : chip.split().label()) + " | "
                + chip.chip().cell().epsg() + " | " + chip.pixels().width() + " x "
                + chip.pixels().height() + " |");
    }

    private void table(String... heads) {
        line("| " + String.join(" | ", heads) + " |").line("|" + " --- |".repeat(heads.length));
    }

    private Summary row(String what, Object value) {
        return line("| " + what + " | " + value + " |");
    }

    private Summary line(String line) {
        text.append(line).append('\n');
        return this;
    }
}
