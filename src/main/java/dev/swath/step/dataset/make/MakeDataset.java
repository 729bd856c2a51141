package dev.swath.step.dataset.make;

import dev.swath.model.trouble.BadSetting;
import dev.swath.model.trouble.Trouble;
import dev.swath.step.dataset.calendar.CalendarFolder;
import dev.swath.step.dataset.fields.FieldFile;
import dev.swath.step.dataset.folder.DatasetFolder;
import dev.swath.step.dataset.folder.DatasetLock;
import dev.swath.step.dataset.folder.Disk;
import dev.swath.step.dataset.mask.FieldShape;
import dev.swath.step.dataset.progress.Progress;
import dev.swath.step.dataset.progress.ProgressFile;
import dev.swath.step.dataset.season.CropCalendar;
import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.TopologyException;

/**
 * Makes a dataset without images. What is in its folder under its name is complete, so a run that was killed is gone on
 * with by the next one, and the files come out the same byte for byte. A folder is locked while a run works in it.
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
     * @throws dev.swath.model.trouble.Unavailable when another run works in the folder
     */
    public DatasetResult run(String assumedCrs) {
        demandDataset();
        try (var lock = DatasetLock.take(folder.root())) {
            folder.tidy();
            try {
                return run(InputFile.of(input, folder.work()), assumedCrs);
            } finally {
                folder.tidy();
            }
        }
    }

    private DatasetResult run(Path file, String assumedCrs) {
        FieldFile fields = FieldFile.survey(file, assumedCrs, options.masks().presenceOnly());
        int year = year(fields);
        Path days = options.calendar();
        CropCalendar calendar = days == null ? null : CalendarFolder.read(days);
        Map<String, Object> parameters = options.parameters(year);
        parameters.put("input_sha256", ChipItems.digest(input));
        parameters.put("calendar_sha256", days == null ? "" : CalendarFolder.digest(days));
        Optional<Progress> before = before(parameters);
        if (before.isPresent() && isWhole(before.get())) {
            return result(year, fields, before.get(), before.get().totalChips());
        }
        return make(fields, year, parameters, calendar);
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
        Optional<Progress> before = known();
        List<String> changes = before.map(known -> known.changes(parameters)).orElse(List.of());
        if (!changes.isEmpty()) {
            throw new BadSetting(
                    "other-dataset",
                    folder.root() + " holds a dataset made otherwise: " + String.join("; ", changes)
                            + "; give another folder, or remove it first");
        }
        return before;
    }

    private Optional<Progress> known() {
        return Disk.io(() -> ProgressFile.read(folder.root()).map(ProgressFile.Reading::progress));
    }

    /** Nothing is written into a folder of other things, not even a lock. */
    private void demandDataset() {
        if (folder.holdsOtherThings() && known().isEmpty()) {
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
            FieldFile fields, int year, Map<String, Object> parameters, @Nullable CropCalendar calendar) {
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
        var items = new ChipItems(folder, masks, options.masks(), calendar);
        new DatasetCatalog(folder, options.name(), year).write(fields, tables, made, items);
        new Summary(folder, masks).write(options, fields, chips, progress.report());
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
        Disk.io(() -> {
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
