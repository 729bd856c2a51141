package dev.swath.step.dataset.make;

import java.util.List;

/** A summary as Markdown. */
final class SummaryText {
    private final StringBuilder text = new StringBuilder();

    private SummaryText() {}

    static String of(String name, List<Section> sections) {
        var summary = new SummaryText();
        summary.line("# " + name);
        sections.forEach(summary::section);
        summary.line("").line("## Maps").line("");
        summary.line("![Chips by split](summary_splits.svg)").line("![Chips by coverage](summary_coverage.svg)");
        summary.line("").line("Chips to look at are in [summary.html](summary.html).");
        return summary.text.toString();
    }

    private void section(Section section) {
        line("");
        if (!section.title().isEmpty()) {
            line("## " + section.title()).line("");
        }
        row(section.heads());
        line("|" + " --- |".repeat(section.heads().size()));
        section.rows().forEach(this::row);
        if (!section.lines().isEmpty()) {
            line("");
            section.lines().forEach(reason -> line("- " + plain(reason)));
        }
    }

    private void row(List<String> cells) {
        line("| " + String.join(" | ", cells.stream().map(SummaryText::plain).toList()) + " |");
    }

    /** What a file says is text, and neither Markdown nor HTML. */
    private static String plain(String text) {
        return SummaryPage.escaped(text.replaceAll("\\s+", " ")).replaceAll("([\\\\`*\\[\\]|])", "\\\\$1");
    }

    private SummaryText line(String line) {
        text.append(line).append('\n');
        return this;
    }
}
