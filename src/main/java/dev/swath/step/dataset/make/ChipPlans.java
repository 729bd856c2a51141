package dev.swath.step.dataset.make;

import dev.swath.model.trouble.BadInput;
import dev.swath.step.dataset.chips.Chip;
import dev.swath.step.dataset.chips.ChipSurvey;
import dev.swath.step.dataset.fields.FieldFile;
import dev.swath.step.dataset.grid.CellGrid;
import dev.swath.step.dataset.split.Split;
import dev.swath.step.dataset.split.Splits;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Finds the chips of a file of fields and what each is for, in the order of their ids. */
final class ChipPlans {
    private final FieldFile fields;
    private final DatasetOptions options;

    ChipPlans(FieldFile fields, DatasetOptions options) {
        this.fields = fields;
        this.options = options;
    }

    /** @throws BadInput {@code no-chips}, {@code no-split-column} */
    List<PlannedChip> of(int year) {
        if (options.split().type() == SplitRule.Type.PREDEFINED && !fields.hasSplits()) {
            throw new BadInput(
                    "no-split-column",
                    "the fields have no column split, which --split-type predefined goes by; add it, or use"
                            + " random-uniform or block3x3");
        }
        List<Chip> chips = new ArrayList<>();
        ChipSurvey.chips(fields, options.chips(), chips::add);
        if (chips.isEmpty()) {
            throw new BadInput(
                    "no-chips",
                    "no cell of " + options.chips().km() + " km is covered enough; lower --min-coverage, which is "
                            + options.chips().minCoveragePercent() + " %, or leave out --drop-border-chips");
        }
        Map<String, Split> splits = splits(chips);
        return chips.stream()
                .map(chip -> PlannedChip.of(
                        chip,
                        splits.get(chip.cell().id()),
                        year,
                        options.masks().pixelMetres()))
                .toList();
    }

    private Map<String, Split> splits(List<Chip> chips) {
        SplitRule rule = options.split();
        return switch (rule.type()) {
            case RANDOM_UNIFORM ->
                Splits.random(chips.stream().map(chip -> chip.cell().id()).toList(), rule.percents(), rule.seed());
            case BLOCK3X3 -> Splits.blocks(chips.stream().map(Chip::cell).toList(), rule.percents(), rule.seed());
            case PREDEFINED -> Splits.predefined(labels(chips), rule.seed());
        };
    }

    private Map<String, List<Split>> labels(List<Chip> chips) {
        Map<String, List<Split>> labels = new TreeMap<>();
        chips.forEach(chip -> labels.put(chip.cell().id(), new ArrayList<>()));
        var grid = new CellGrid(options.chips().km());
        fields.rows(field -> Split.of(FieldFile.splitLabel(field))
                .ifPresent(label -> grid.meeting(field.lonLat(), cell -> {
                    List<Split> given = labels.get(cell.id());
                    if (given != null) {
                        given.add(label);
                    }
                })));
        return labels;
    }
}
