package dev.swath.app.dataset;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.f4b6a3.ulid.UlidCreator;
import dev.swath.app.composite.FaultyRequest;
import dev.swath.io.ledger.Decisions.Kind;
import dev.swath.io.ledger.Decisions.Subject;
import dev.swath.io.ledger.Ledger;
import dev.swath.model.DatasetJob;
import dev.swath.model.Job;
import dev.swath.model.trouble.BadInput;
import dev.swath.step.dataset.folder.Disk;
import dev.swath.step.dataset.images.CatalogFolder;
import dev.swath.step.dataset.images.ChangedOptions;
import dev.swath.step.dataset.images.ChipMaking;
import dev.swath.step.dataset.images.DatasetRun;
import dev.swath.step.dataset.images.ImageOptions;
import dev.swath.step.dataset.images.NewDataset;
import dev.swath.step.dataset.images.Operation;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Takes requests for work on datasets, and tells how it stands. */
public final class DatasetDesk {
    /**
     * What was put into the ledger.
     *
     * @param changed what is asked otherwise than before, by operation; {@link ChangedOptions}
     */
    public record Asked(DatasetJob job, Map<String, List<String>> changed) {}

    private final Ledger ledger;
    private final HomePaths paths;
    private final URI service;

    /**
     * @param home datasets lie below it
     * @param service address of the STAC API
     */
    public DatasetDesk(Ledger ledger, Path home, URI service) {
        this.ledger = ledger;
        this.paths = new HomePaths(home);
        this.service = service;
    }

    /**
     * Puts the work into the ledger; what is done already stays unless the request says otherwise.
     *
     * @throws FaultyRequest naming the word that is wrong
     * @throws BadInput {@code busy} while other work on the dataset is under way
     */
    public Asked ask(ObjectNode request) {
        var words = new DatasetWords(request);
        String named = words.fields();
        if (named == null) {
            return work(words);
        }
        Path fields = paths.below("fields", named);
        if (!Files.isRegularFile(fields)) {
            throw RequestWords.fault("fields", "there is no file " + named);
        }
        return make(words, fields, false, id());
    }

    /**
     * The same for a dataset of fields that were sent.
     *
     * @param sent file of fields; moved when the work is in the ledger
     * @param name with its ending; plain
     * @param texts the words of the request
     */
    public Asked ask(Path sent, String name, Map<String, String> texts) {
        var words = new DatasetWords(DatasetWords.ofTexts(texts));
        if (words.fields() != null) {
            throw RequestWords.fault("fields", "goes without a file that is sent");
        }
        target(words);
        words.operations(true);
        String id = id();
        Path kept = paths.keep(sent, id, name);
        boolean asked = false;
        try {
            var made = make(words, kept, true, id);
            asked = true;
            return made;
        } finally {
            if (!asked) {
                Disk.io(() -> Files.deleteIfExists(kept));
            }
        }
    }

    private static String id() {
        return UlidCreator.getMonotonicUlid().toString();
    }

    private Path target(DatasetWords words) {
        return paths.below("folder", words.folder());
    }

    private Asked work(DatasetWords words) {
        var operations = words.operations(false);
        var catalog = catalog(target(words));
        var options = words.options(service, catalog.onlyChip());
        var changed = ChangedOptions.of(catalog, operations, options, Optional.empty());
        return new Asked(ask(id(), catalog.root(), operations, options), changed);
    }

    private CatalogFolder catalog(Path folder) {
        try {
            var catalog = CatalogFolder.open(folder);
            paths.below("folder", catalog.chipsFolder().toString());
            return catalog;
        } catch (BadInput wrong) {
            throw RequestWords.fault("folder", wrong.line());
        }
    }

    private Asked make(DatasetWords words, Path fields, boolean sent, String id) {
        Path folder = target(words);
        var operations = words.operations(true);
        var wanted =
                new NewDataset(fields, sent, operations.size() > 1, words.made(String.valueOf(folder.getFileName())));
        return new Asked(
                ask(id, folder, operations, words.options(service, null).with(wanted)), Map.of());
    }

    private DatasetJob ask(String id, Path folder, List<Operation> operations, ImageOptions options) {
        if (ledger.datasets().openIn(folder).isPresent()) {
            throw new BadInput(
                    "busy",
                    "work on " + paths.home().relativize(folder) + " is under way; ask again when it has ended");
        }
        var words = operations.stream().map(Operation::word).toList();
        var job = DatasetJob.asked(
                id, folder.getFileName() + " " + words.get(words.size() - 1), folder, words, options.json());
        ledger.datasets().ask(job);
        return job;
    }

    /** @throws BadInput {@code no-such-dataset} */
    public Map<String, Object> status(String id) {
        Job job = known(id);
        DatasetJob dataset = ledger.datasets().get(id);
        var told = new LinkedHashMap<String, Object>();
        told.put("id", id);
        told.put("folder", paths.home().relativize(dataset.folder()).toString());
        told.put("state", job.state().name().toLowerCase(Locale.ROOT));
        told.put("work", ledger.jobs().counts(id));
        told.put(
                "reasons",
                ledger.jobs().reasons(id).keySet().stream()
                        .map(reason -> reason.code() + ": " + reason.text())
                        .toList());
        told.put("operations", dataset.operations());
        told.put("reports", reports(dataset));
        return told;
    }

    private Job known(String id) {
        return ledger.jobs()
                .get(id)
                .filter(known -> ledger.datasets().isDataset(known.id()))
                .orElseThrow(() -> new BadInput("no-such-dataset", "no work on a dataset is called '" + id + "'"));
    }

    /**
     * Stops what has not ended; what was made stays.
     *
     * @param who as it stands in the history
     * @param breath between two blocks of rows
     * @return pieces of work that were stopped
     * @throws BadInput {@code no-such-dataset}
     */
    public int cancel(String id, String who, Runnable breath) {
        Job job = known(id);
        var all = new Subject(Kind.DROP, job.id(), job.name(), job.id());
        return ledger.decisions(who).cancel(all, breath).stopped();
    }

    private Map<String, Object> reports(DatasetJob dataset) {
        var reports = new LinkedHashMap<String, Object>();
        int begun = dataset.step() + (dataset.begun() ? 1 : 0);
        for (String operation : dataset.operations()
                .subList(0, Math.min(begun, dataset.operations().size()))) {
            if (operation.equals(Operation.CREATE.word())) {
                ChipMaking.made(ledger, dataset).ifPresent(made -> reports.put(operation, made));
            } else {
                reports.put(
                        operation,
                        DatasetRun.progress(ledger, dataset, operation, Instant.EPOCH, Instant.EPOCH)
                                .report()
                                .json());
            }
        }
        return reports;
    }
}
