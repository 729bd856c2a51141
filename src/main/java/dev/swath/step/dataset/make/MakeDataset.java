package dev.swath.step.dataset.make;

import dev.swath.model.trouble.BadSetting;
import dev.swath.model.trouble.Trouble;
import dev.swath.step.dataset.calendar.CalendarFolder;
import dev.swath.step.dataset.fields.FieldFile;
import dev.swath.step.dataset.mask.FieldShape;
import dev.swath.step.dataset.progress.Progress;
import dev.swath.step.dataset.progress.ProgressFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.TopologyException;

/**
 * Makes a dataset without images. What is in its folder under its name is complete, so a run that was killed is gone on
 * with by the next one, and the files come out the same byte for byte. One run at a time may work in a folder.
 */
public final class MakeDataset {
    private static final String OPERATION = "create-dataset";

    private final Path input;
    private final DatasetFolder folder;
    private final DatasetOptions options;
    private final Clock clock;
    private final Consumer<String> news;

    /**
     * @param input file of field polygons
     * @param out folder of the dataset; new, empty, or of an earlier run with the same options
     * @param news takes a line for people now and then
     */
    public MakeDataset(Path input, Path out, DatasetOptions options, Clock clock, Consumer<String> news) {
        this.input = input;
        this.folder = new DatasetFolder(out);
        this.options = options;
        this.clock = clock;
        this.news = news;
    }

    /**
     * @param assumedCrs of an input that names none; empty = such a file is refused
     * @throws BadSetting {@code no-year}, {@code other-dataset}, {@code not-a-dataset}
     * @throws dev.swath.model.trouble.BadInput when the input cannot be used
     */
    public DatasetResult run(String assumedCrs) {
        FieldFile fields = FieldFile.survey(input, assumedCrs, options.masks().presenceOnly());
        int year = year(fields);
        Map<String, Object> parameters = options.parameters(year);
        parameters.put("input_sha256", ChipItems.digest(input));
        Optional<Progress> before = before(parameters);
        if (before.isPresent() && isWhole(before.get())) {
            return result(year, fields, before.get(), before.get().totalChips());
        }
        folder.begin();
        try (var calendar = options.calendar() == null ? null : CalendarFolder.open(options.calendar())) {
            return make(fields, year, parameters, calendar);
        } finally {
            folder.finish();
        }
    }

    private int year(FieldFile fields) {
        Integer given = options.year();
        if (given != null) {
            return given;
        }
        return fields.year()
                .orElseThrow(() -> new BadSetting(
                        "no-year",
                        "the fields have no determination_datetime to take the year from; add --year, as in"
                                + " --year 2024"));
    }

    private Optional<Progress> before(Map<String, Object> parameters) {
        Optional<Progress> before =
                DatasetFolder.io(() -> ProgressFile.read(folder.root()).map(ProgressFile.Reading::progress));
        if (before.isEmpty()) {
            demandEmpty();
            return before;
        }
        List<String> changes = before.get().changes(parameters);
        if (!changes.isEmpty()) {
            throw new BadSetting(
                    "other-dataset",
                    folder.root() + " holds a dataset made otherwise: " + String.join("; ", changes)
                            + "; give another folder, or remove it first");
        }
        return before;
    }

    private void demandEmpty() {
        if (!Files.exists(folder.root())) {
            return;
        }
        boolean empty = DatasetFolder.io(() -> {
            try (Stream<Path> inside = Files.list(folder.root())) {
                return inside.allMatch(path -> path.equals(folder.work()));
            }
        });
        if (!empty) {
            throw new BadSetting(
                    "not-a-dataset",
                    folder.root() + " is not empty and holds no dataset that was begun here; give another folder");
        }
    }

    private boolean isWhole(Progress progress) {
        return Summary.isIn(folder)
                && progress.failed().isEmpty()
                && progress.completed().size() == progress.totalChips();
    }

    private DatasetResult make(
            FieldFile fields, int year, Map<String, Object> parameters, @Nullable CalendarFolder calendar) {
        news.accept(fields.count() + " fields; looking for their chips");
        List<PlannedChip> chips = new ChipPlans(fields, options).of(year);
        var progress = new Progress(OPERATION, clock.instant(), chips.size(), parameters);
        // before the first file, so that whatever a killed run leaves behind can be gone on with
        save(progress);
        var tables = new Tables(folder, options.name());
        tables.write(fields, chips);
        var masks = new MaskFiles(folder, options.masks(), DatasetCatalog.chipsFolder(options.name()));
        int found = draw(fields, chips, masks, progress);
        List<PlannedChip> made = chips.stream()
                .filter(chip -> !progress.failed().containsKey(chip.id()))
                .toList();
        var items = new ChipItems(folder, masks, options.masks(), calendar == null ? null : calendar.calendar());
        new DatasetCatalog(folder, options.name(), year).write(fields, tables, made, items);
        new Summary(folder).write(options.name(), fields, chips, progress.report());
        save(progress);
        return result(year, fields, progress, found);
    }

    /** Makes the masks that are missing; how many chips had all of theirs. */
    private int draw(FieldFile fields, List<PlannedChip> chips, MaskFiles masks, Progress progress) {
        Map<String, PlannedChip> byId = new LinkedHashMap<>();
        chips.forEach(chip -> byId.put(chip.id(), chip));
        List<String> left = progress.remaining(byId.keySet(), id -> masks.isDone(byId.getOrDefault(id, chips.get(0))));
        int found = chips.size() - left.size();
        news.accept(chips.size() + " chips" + (found == 0 ? "" : ", " + found + " of them are there"));
        List<PlannedChip> open =
                chips.stream().filter(chip -> !masks.isDone(chip)).toList();
        new FieldsOfChips(fields, options.chips().corners())
                .each(open, (chip, shapes) -> draw(chip, shapes, masks, progress), group -> {
                    save(progress);
                    news.accept("masks of " + progress.completed().size() + " of " + chips.size() + " chips");
                });
        return found;
    }

    private void draw(PlannedChip chip, List<FieldShape> shapes, MaskFiles masks, Progress progress) {
        try {
            masks.write(chip, shapes);
            progress.completed(chip.id(), clock.instant());
        } catch (Trouble | TopologyException broken) {
            // one chip never stops the others
            String why = broken instanceof Trouble trouble ? trouble.line() : String.valueOf(broken.getMessage());
            progress.failed(chip.id(), why, clock.instant());
        }
    }

    private void save(Progress progress) {
        DatasetFolder.io(() -> {
            ProgressFile.write(progress, folder.root());
            return progress;
        });
    }

    private static DatasetResult result(int year, FieldFile fields, Progress progress, int found) {
        return new DatasetResult(
                year,
                fields.count(),
                fields.asideCount(),
                fields.aside(),
                progress.completed().size(),
                progress.failed(),
                found);
    }
}
