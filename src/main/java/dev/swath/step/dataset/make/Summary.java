package dev.swath.step.dataset.make;

import dev.swath.step.dataset.fields.FieldFile;
import dev.swath.step.dataset.folder.DatasetFolder;
import dev.swath.step.dataset.progress.Report;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;

/**
 * What a dataset holds, for people: {@code summary.md}, {@code summary.html} with example chips, and the maps beside them.
 * The same dataset has the same summary.
 */
final class Summary {
    private static final String TEXT = "summary.md";

    private final DatasetFolder folder;
    private final MaskFiles masks;

    Summary(DatasetFolder folder, MaskFiles masks) {
        this.folder = folder;
        this.masks = masks;
    }

    /** The text is written last. */
    static boolean isIn(DatasetFolder folder) {
        return folder.has(TEXT);
    }

    void write(DatasetOptions options, FieldFile fields, List<PlannedChip> chips, Report report) {
        List<Section> sections = SummaryFacts.of(fields, chips, report);
        var maps = new LinkedHashMap<String, String>();
        maps.put(ChipMap.SPLITS, ChipMap.bySplit(chips));
        maps.put(ChipMap.COVERAGE, ChipMap.byCoverage(chips));
        put("summary_splits.svg", maps.getOrDefault(ChipMap.SPLITS, ""));
        put("summary_coverage.svg", maps.getOrDefault(ChipMap.COVERAGE, ""));
        var examples = new ExampleChips(folder, masks, options.masks());
        put("summary.html", new SummaryPage(options.name(), sections).html(maps, examples.figures(chips)));
        put(TEXT, SummaryText.of(options.name(), sections));
    }

    private void put(String name, String text) {
        folder.put(name, text.getBytes(StandardCharsets.UTF_8));
    }
}
