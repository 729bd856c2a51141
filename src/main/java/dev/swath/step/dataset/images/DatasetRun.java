package dev.swath.step.dataset.images;

import dev.swath.io.ledger.Datasets.Outcome;
import dev.swath.io.ledger.Ledger;
import dev.swath.model.ChipSeason;
import dev.swath.model.Claim;
import dev.swath.model.DatasetJob;
import dev.swath.model.Status;
import dev.swath.model.trouble.BadInput;
import dev.swath.model.trouble.Trouble;
import dev.swath.step.dataset.calendar.CalendarFolder;
import dev.swath.step.dataset.choose.OnMissing;
import dev.swath.step.dataset.folder.Disk;
import dev.swath.step.dataset.progress.Progress;
import dev.swath.step.dataset.progress.ProgressFile;
import dev.swath.step.dataset.season.CropCalendar;
import dev.swath.step.dataset.season.CropDays;
import dev.swath.step.dataset.season.Season;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The work on one dataset, an operation after the other: its chips and seasons are handed out, it is looked at now and
 * then while they are worked on, and at the end the tables of the catalog are written anew.
 */
public final class DatasetRun {
    private final Ledger ledger;
    private final DatasetHolds holds;
    private final Duration look;
    private final Clock clock;

    /** @param look time between two looks, at each of which the progress file is written */
    public DatasetRun(Ledger ledger, DatasetHolds holds, Duration look, Clock clock) {
        this.ledger = ledger;
        this.holds = holds;
        this.look = look;
        this.clock = clock;
    }

    /** @throws dev.swath.model.trouble.Trouble when the dataset is not there any more, or has no chips */
    public void advance(Claim claim) {
        DatasetJob job = ledger.datasets().get(claim.jobId());
        if (job.operation().equals(Operation.CREATE.word())) {
            new FirstChips(ledger).advance(claim, job, clock.instant().plus(look));
            return;
        }
        holds.hold(job);
        var folder = CatalogFolder.open(job.folder());
        if (!job.begun()) {
            begin(claim, job, folder);
        } else if (ledger.datasets().open(job.id()) > 0) {
            save(progress(job, folder), folder);
            ledger.datasets().look(claim, clock.instant().plus(look));
        } else {
            finish(claim, job, folder);
        }
    }

    private void begin(Claim claim, DatasetJob job, CatalogFolder folder) {
        var options = ImageOptions.read(job.options());
        Operation operation = Operation.of(job.operation());
        folder.files().tidy();
        var parts = new ArrayList<ChipSeason>();
        List<String> chips = chips(folder, options);
        var calendar = calendar(operation, options);
        Set<String> looked = operation == Operation.REFINE ? ChipCovers.looked(folder, options) : Set.of();
        for (String chip : chips) {
            try {
                boolean isDone = looked.contains(chip) || isDone(folder, chip, operation, options);
                if (!options.resume() || options.force() || !isDone) {
                    parts.addAll(parts(job, folder, chip, calendar));
                }
            } catch (Trouble broken) {
                // one chip never stops the others
                parts.addAll(parts(job, chip, "{}", broken.line()));
            }
        }
        Instant now = clock.instant();
        var progress = new Progress(operation.word(), now, chips.size(), options.parameters(operation));
        save(progress, folder);
        ledger.datasets().begin(claim, parts, operation.route(), now.plus(parts.isEmpty() ? Duration.ZERO : look));
    }

    private static List<String> chips(CatalogFolder folder, ImageOptions options) {
        List<String> chips = options.onlyChip() == null ? folder.chips() : List.of(options.onlyChip());
        if (chips.isEmpty()) {
            throw new BadInput("no-chips", folder.chipsFolder() + " has no chips; make them by create-dataset");
        }
        return chips;
    }

    private static @Nullable CropCalendar calendar(Operation operation, ImageOptions options) {
        String calendar = options.select().calendar();
        return calendar == null || operation != Operation.SELECT ? null : CalendarFolder.read(Path.of(calendar));
    }

    static boolean isDone(CatalogFolder folder, String chip, Operation operation, ImageOptions options) {
        for (Season season : Season.values()) {
            boolean done = operation == Operation.DOWNLOAD
                    ? ChipClips.isDone(folder, chip, season.label(), options.download())
                    : operation == Operation.SELECT && isSelected(folder, chip, season);
            if (!done) {
                return false;
            }
        }
        return true;
    }

    /** Whether the season's item is there and the chip's own leads to it. */
    private static boolean isSelected(CatalogFolder folder, String chip, Season season) {
        String id = ChipScenes.childId(chip, season.label());
        return folder.has(chip, id + ".json")
                && folder.item(chip).path("links").toString().contains("\"./" + id + ".json\"");
    }

    private static List<ChipSeason> parts(
            DatasetJob job, CatalogFolder folder, String chip, @Nullable CropCalendar calendar) {
        var options = ImageOptions.read(job.options());
        String question = options.force() ? "{\"anew\":true}" : "{}";
        @Nullable String reason = null;
        if (!job.operation().equals(Operation.SELECT.word())
                && !folder.has(chip, ChipScenes.childId(chip, Season.HARVEST.label()) + ".json")) {
            reason = "no images are selected";
        } else if (!job.operation().equals(Operation.DOWNLOAD.word())) {
            var item = new ChipItem(folder, chip);
            Integer asked = options.select().year();
            int year = asked == null ? item.year() : asked;
            Optional<CropDays.Known> days = days(item, calendar);
            reason = days.isEmpty() ? "no crop calendar data" : null;
            question = days.map(known -> new SeasonQuestion(known, year).json()).orElse(question);
        }
        return parts(job, chip, question, reason);
    }

    /** @param reason why nothing can come of them; null = it may */
    private static List<ChipSeason> parts(DatasetJob job, String chip, String question, @Nullable String reason) {
        List<ChipSeason> parts = new ArrayList<>();
        for (Season season : Season.values()) {
            parts.add(FirstChips.part(job, chip, season.label(), question, reason));
        }
        return parts;
    }

    private static Optional<CropDays.Known> days(ChipItem item, @Nullable CropCalendar calendar) {
        if (calendar == null) {
            return item.days();
        }
        return calendar.at(item.footprint().getEnvelopeInternal()) instanceof CropDays.Known known
                ? Optional.of(known)
                : Optional.empty();
    }

    private void finish(Claim claim, DatasetJob job, CatalogFolder folder) {
        Progress progress = progress(job, folder);
        save(progress, folder);
        var writer = ChipScenes.writer(folder);
        writer.relist(folder.collection());
        writer.writeParquet(folder.collection(), folder.files().scratch());
        folder.files().tidy();
        ledger.datasets().ended(claim);
    }

    private static void save(Progress progress, CatalogFolder folder) {
        Disk.io(() -> {
            ProgressFile.read(folder.chipsFolder())
                    .map(ProgressFile.Reading::progress)
                    .ifPresent(progress::after);
            ProgressFile.write(progress, folder.chipsFolder());
            return progress;
        });
    }

    /** How far the operation under way has come, the chips that were done before it included. */
    private Progress progress(DatasetJob job, CatalogFolder folder) {
        Instant began = Disk.io(() -> ProgressFile.read(folder.chipsFolder()))
                .map(ProgressFile.Reading::progress)
                .filter(before -> before.operation().equals(job.operation()))
                .map(Progress::startedAt)
                .orElseGet(clock::instant);
        return progress(ledger, job, job.operation(), began, clock.instant());
    }

    /** What came of an operation of a job, from the ledger. */
    public static Progress progress(Ledger ledger, DatasetJob job, String operation, Instant began, Instant now) {
        var options = ImageOptions.read(job.options());
        var folder = CatalogFolder.open(job.folder());
        var all = new TreeSet<>(chips(folder, options));
        var progress = new Progress(operation, began, all.size(), options.parameters(Operation.of(operation)));
        Map<String, List<Outcome>> byChip = new HashMap<>();
        ledger.datasets().outcomes(job.id(), operation, outcome -> byChip.computeIfAbsent(
                        outcome.part().chip(), chip -> new ArrayList<>())
                .add(outcome));
        all.forEach(chip -> {
            List<Outcome> seasons = byChip.get(chip);
            if (seasons == null) {
                progress.completed(chip, now);
            } else {
                put(progress, chip, seasons, now);
                boolean stops = options.select().choice().onMissing() == OnMissing.FAIL;
                missing(seasons).filter(reason -> stops).ifPresent(reason -> progress.failed(chip, reason, now));
            }
        });
        return progress;
    }

    private static void put(Progress progress, String chip, List<Outcome> seasons, Instant now) {
        Optional<String> failed = seasons.stream()
                .filter(season -> season.status() == Status.FAILED || season.status() == Status.ASIDE)
                .map(season -> season.part().season() + ": " + Objects.requireNonNullElse(season.trouble(), ""))
                .findFirst();
        Optional<String> missing = missing(seasons);
        int checked =
                seasons.stream().mapToInt(season -> season.part().checked()).sum();
        boolean ended = seasons.stream().allMatch(season -> season.status() == Status.DONE);
        if (failed.isPresent()) {
            progress.failed(chip, failed.get(), now);
        } else if (ended && missing.isPresent()) {
            progress.skipped(chip, missing.get(), checked, now);
        } else if (ended) {
            progress.completed(chip, now);
        }
    }

    private static Optional<String> missing(List<Outcome> seasons) {
        return seasons.stream()
                .map(season -> Optional.ofNullable(season.part().reason()))
                .flatMap(Optional::stream)
                .findFirst();
    }

    /** Whether images were downloaded that choosing scenes anew may leave without their scene. */
    public static boolean hasImages(CatalogFolder folder) {
        return folder.chips().stream().anyMatch(chip -> List.of(Season.values()).stream()
                .anyMatch(
                        season -> Files.isRegularFile(folder.file(chip, ChipScenes.imageName(chip, season.label())))));
    }
}
