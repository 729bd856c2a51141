package dev.swath.app.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.f4b6a3.ulid.UlidCreator;
import dev.swath.app.gate.Scope;
import dev.swath.app.wiring.Secrets;
import dev.swath.app.wiring.Settings;
import dev.swath.io.stac.StacJson;
import dev.swath.model.DatasetJob;
import dev.swath.model.Job;
import dev.swath.model.Reason;
import dev.swath.model.trouble.Refused;
import dev.swath.step.dataset.folder.DatasetLock;
import dev.swath.step.dataset.images.CatalogFolder;
import dev.swath.step.dataset.images.ChangedOptions;
import dev.swath.step.dataset.images.ChipCovers;
import dev.swath.step.dataset.images.DatasetRun;
import dev.swath.step.dataset.images.ImageOptions;
import dev.swath.step.dataset.images.Operation;
import dev.swath.step.dataset.progress.Report;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Operations on the images of a dataset: writes the job, works on it in this process or leaves it to the one that holds
 * the ledger, waits until it has ended, and tells what came of it.
 */
final class ImageRun {
    private final Common common;
    private final CatalogFolder folder;
    private final List<Operation> operations;
    private final ImageOptions options;
    private final @Nullable Path report;
    private Map<String, List<String>> changed = Map.of();

    /** @param report where the report of the last operation is written; null = nowhere */
    ImageRun(
            Common common,
            CatalogFolder folder,
            List<Operation> operations,
            ImageOptions options,
            @Nullable Path report) {
        this.common = common;
        this.folder = folder;
        this.operations = operations;
        this.options = options;
        this.report = report;
    }

    /**
     * Chooses images for a dataset that was just made, and clips them; what is chosen and clipped already stays. The
     * result for machines gets them beside what stands there.
     *
     * @param clip null = nothing is clipped
     */
    static int chain(
            Common common, Path folder, @Nullable Integer year, SceneOptions scenes, @Nullable ClipOptions clip)
            throws InterruptedException {
        var settings = common.settings();
        var made = new LinkedHashMap<String, Object>(common.result == null ? Map.of() : common.result);
        var options = new ImageOptions(
                scenes.read(settings, year, null),
                ImageOptions.Refine.STANDARD,
                clip == null ? ImageOptions.Download.STANDARD : clip.read(),
                null,
                true,
                false);
        var operations = clip == null ? List.of(Operation.SELECT) : List.of(Operation.SELECT, Operation.DOWNLOAD);
        int exit = new ImageRun(common, CatalogFolder.open(folder), operations, options, null).run(settings);
        made.put("images", common.result);
        Out.json(common, made);
        return exit;
    }

    /** @return the exit code */
    int run(Settings settings) throws InterruptedException {
        var secrets = common.findSecrets().orElseGet(Secrets::withoutKey);
        var scope = Scope.datasets();
        try (var stop = new Stop();
                var engine = Checks.engine(common, settings, secrets, scope)) {
            engine.start();
            if (!engine.isHolder()) {
                Out.say(common, "another swath runs on this ledger and does the work, at its own number of workers");
            }
            if (engine.isHolder()) {
                // refused here and now while another ledger's run works there, and again by whoever writes
                DatasetLock.take(folder.root()).close();
            }
            DatasetJob job = job(engine);
            scope.narrowTo(job.id());
            try (var progress = new Progress(common, engine, job.id())) {
                new Waiting(engine, Clock.systemUTC(), Duration.ZERO, progress).until(() -> isEnded(engine, job));
            }
            return end(engine, engine.ledger().datasets().get(job.id()));
        }
    }

    /** The job that was begun for the same and not ended, or a new one. */
    private DatasetJob job(Engine engine) {
        var datasets = engine.ledger().datasets();
        Optional<DatasetJob> open = datasets.openIn(folder.root());
        if (open.isPresent() && options.resume() && isSame(open.get())) {
            Out.say(common, "goes on with what was begun");
            return open.get();
        }
        changed = ChangedOptions.of(folder, operations, options, open);
        changed.values().forEach(lines -> lines.forEach(line -> Out.say(common, line)));
        open.ifPresent(
                before -> datasets.stop(before.id(), new Reason("asked-anew", "the same dataset was asked anew")));
        var job = DatasetJob.asked(
                UlidCreator.getMonotonicUlid().toString(),
                folder.root().getFileName() + " "
                        + operations.get(operations.size() - 1).word(),
                folder.root(),
                operations.stream().map(Operation::word).toList(),
                options.json());
        datasets.ask(job);
        return job;
    }

    private boolean isSame(DatasetJob open) {
        var before = ImageOptions.read(open.options());
        return open.operations().equals(operations.stream().map(Operation::word).toList())
                && before.resumed().equals(options.resumed());
    }

    private static boolean isEnded(Engine engine, DatasetJob job) {
        boolean finished = engine.ledger()
                .jobs()
                .get(job.id())
                .filter(known -> known.state() != Job.State.OPEN)
                .isPresent();
        return finished
                || engine.ledger().jobs().ended(100).stream()
                        .anyMatch(ended -> ended.id().equals(job.id()));
    }

    private int end(Engine engine, DatasetJob job) {
        if (!isEnded(engine, job)) {
            Out.say(common, "not at its end; the same with --resume goes on");
            return Exit.WAITING;
        }
        if (job.step() < operations.size()) {
            // the dataset's own row was given up
            engine.ledger().jobs().finish(job.id());
            var why = engine.ledger().jobs().reasons(job.id()).keySet().stream().findFirst();
            throw new Refused(
                    why.map(Reason::code).orElse("stopped"),
                    why.map(Reason::text).orElse("it was stopped"));
        }
        int exit = Exit.DONE;
        Map<String, ObjectNode> reports = new LinkedHashMap<>();
        for (var operation : operations) {
            var told = new Told(engine.ledger(), job, operation);
            Report outcome = told.report();
            say(operation, outcome);
            exit = Math.max(exit, outcome.exitCode());
            var json = told.json(outcome);
            if (changed.containsKey(operation.word())) {
                changed.get(operation.word()).forEach(json.withArray("changed")::add);
            }
            reports.put(operation.word(), json);
        }
        write(reports);
        Out.json(common, reports);
        return exit;
    }

    private void say(Operation operation, Report outcome) {
        outcome.skipped().forEach(chip -> Out.say(common, "skipped " + chip.chip() + ": " + chip.reason()));
        outcome.failed().forEach(chip -> Out.say(common, "failed " + chip.chip() + ": " + chip.error()));
        Out.say(
                common,
                operation.word() + ": " + outcome.successful() + " of "
                        + Out.count(outcome.totalProcessed(), "chip") + ", "
                        + outcome.skipped().size() + " skipped, "
                        + outcome.failed().size() + " failed");
    }

    private void write(Map<String, ObjectNode> reports) {
        if (report != null) {
            try {
                var last = reports.get(operations.get(operations.size() - 1).word());
                Files.write(report, StacJson.pretty(java.util.Objects.requireNonNull(last)));
            } catch (IOException trouble) {
                throw new UncheckedIOException(trouble);
            }
        }
    }

    /** What came of an operation. */
    private record Told(dev.swath.io.ledger.Ledger ledger, DatasetJob job, Operation operation) {
        Report report() {
            return DatasetRun.progress(ledger, job, operation.word(), Instant.EPOCH, Instant.EPOCH)
                    .report();
        }

        ObjectNode json(Report report) {
            ObjectNode json = report.json();
            if (operation == Operation.REFINE) {
                json.set("chips", ChipCovers.told(ledger, job));
            }
            return json;
        }
    }
}
