package dev.swath.step.dataset.make;

import dev.swath.model.trouble.BadInput;
import dev.swath.step.dataset.chips.ChipOptions;
import dev.swath.step.dataset.mask.MaskKind;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a dataset is to be like.
 *
 * @param name the beginning of its files' and collections' names: letters, digits, {@code - _ .}
 * @param year of the crops; null = the most frequent year of {@code determination_datetime}
 * @param calendar folder of the crop calendar; null = chips say nothing of planting and harvest
 */
public record DatasetOptions(
        String name,
        @Nullable Integer year,
        ChipOptions chips,
        SplitRule split,
        MaskOptions masks,
        @Nullable Path calendar) {
    private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N}_.-]{0,99}");

    /** @throws BadInput {@code dataset-name}, {@code chip-year} */
    public DatasetOptions {
        if (year != null && (year < 1900 || year > 9999)) {
            throw new BadInput("chip-year", "year " + year + " is not within 1900 to 9999; correct --year");
        }
        if (!NAME.matcher(name).matches()) {
            throw new BadInput(
                    "dataset-name",
                    "name '" + name + "' is to name files; give --name with letters, digits, '-', '_' and '.' only");
        }
    }

    public DatasetOptions with(Path calendarFolder) {
        return new DatasetOptions(name, year, chips, split, masks, calendarFolder);
    }

    /** What must be the same for a run to go on with what another one began. */
    Map<String, Object> parameters(int knownYear) {
        var parameters = new LinkedHashMap<String, Object>();
        parameters.put("name", name);
        parameters.put("year", knownYear);
        parameters.put("split_type", split.type().label());
        parameters.put(
                "split_percents",
                split.percents().train() + " " + split.percents().val() + " "
                        + split.percents().test());
        parameters.put("random_seed", split.seed());
        parameters.put("km_size", chips.km());
        parameters.put("min_coverage", chips.minCoveragePercent());
        parameters.put("drop_border_chips", chips.dropBorderChips());
        parameters.put("resolution", masks.pixelMetres());
        parameters.put(
                "mask_types",
                String.join(",", masks.kinds().stream().map(MaskKind::label).toList()));
        parameters.put("presence_only", masks.presenceOnly());
        return parameters;
    }
}
