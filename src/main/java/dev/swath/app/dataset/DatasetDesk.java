package dev.swath.app.dataset;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.f4b6a3.ulid.UlidCreator;
import dev.swath.io.ledger.Ledger;
import dev.swath.model.DatasetJob;
import dev.swath.model.Job;
import dev.swath.model.trouble.BadInput;
import dev.swath.step.dataset.images.CatalogFolder;
import dev.swath.step.dataset.images.DatasetRun;
import dev.swath.step.dataset.images.Operation;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** Takes requests for work on datasets, and tells how it stands. */
public final class DatasetDesk {
    private final Ledger ledger;
    private final Path home;
    private final URI service;

    /**
     * @param home datasets lie below it
     * @param service address of the STAC API
     */
    public DatasetDesk(Ledger ledger, Path home, URI service) {
        this.ledger = ledger;
        this.home = home;
        this.service = service;
    }

    /**
     * Puts the work into the ledger; what is done already stays unless the request says otherwise.
     *
     * @throws BadInput naming the word that is wrong; {@code busy} while other work on the dataset is under way
     */
    public DatasetJob ask(ObjectNode request) {
        var words = new DatasetWords(request);
        Path folder = home.resolve(words.folder()).normalize();
        if (!folder.startsWith(home)) {
            throw new BadInput("bad-request", "folder: must lie below the run's folder, was " + words.folder());
        }
        var catalog = CatalogFolder.open(folder);
        var options = words.options(service, catalog.onlyChip());
        if (ledger.datasets().openIn(catalog.root()).isPresent()) {
            throw new BadInput("busy", "work on " + words.folder() + " is under way; ask again when it has ended");
        }
        var operations = words.operations().stream().map(Operation::word).toList();
        var job = DatasetJob.asked(
                UlidCreator.getMonotonicUlid().toString(),
                catalog.root().getFileName() + " " + operations.get(operations.size() - 1),
                catalog.root(),
                operations,
                options.json());
        ledger.datasets().ask(job);
        return job;
    }

    /** @throws BadInput {@code no-such-dataset} */
    public Map<String, Object> status(String id) {
        Job job = ledger.jobs()
                .get(id)
                .filter(known -> ledger.datasets().isDataset(known.id()))
                .orElseThrow(() -> new BadInput("no-such-dataset", "no work on a dataset is called '" + id + "'"));
        DatasetJob dataset = ledger.datasets().get(id);
        var told = new LinkedHashMap<String, Object>();
        told.put("id", id);
        told.put("folder", home.relativize(dataset.folder()).toString());
        told.put("state", job.state().name().toLowerCase(java.util.Locale.ROOT));
        told.put("work", ledger.jobs().counts(id));
        var reports = new LinkedHashMap<String, Object>();
        int begun = dataset.step() + (dataset.begun() ? 1 : 0);
        for (String operation : dataset.operations()
                .subList(0, Math.min(begun, dataset.operations().size()))) {
            reports.put(
                    operation,
                    DatasetRun.progress(ledger, dataset, operation, Instant.EPOCH, Instant.EPOCH)
                            .report()
                            .json());
        }
        told.put("operations", dataset.operations());
        told.put("reports", reports);
        return told;
    }
}
