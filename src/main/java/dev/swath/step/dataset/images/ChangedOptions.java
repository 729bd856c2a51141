package dev.swath.step.dataset.images;

import dev.swath.model.DatasetJob;
import dev.swath.step.dataset.folder.Disk;
import dev.swath.step.dataset.progress.Progress;
import dev.swath.step.dataset.progress.ProgressFile;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What is asked otherwise of a dataset than before, and what becomes of that which was done under the options before. */
public final class ChangedOptions {
    private ChangedOptions() {}

    /**
     * Compares with the work that has not ended, else with the progress file.
     *
     * @param open work on the dataset that has not ended
     * @return for each operation that was asked otherwise before, by its word, a line for each option that changed; none
     *     where nothing is taken up again
     */
    public static Map<String, List<String>> of(
            CatalogFolder folder, List<Operation> operations, ImageOptions options, Optional<DatasetJob> open) {
        Map<String, List<String>> changed = new LinkedHashMap<>();
        if (options.resume()) {
            for (Operation operation : operations) {
                List<String> lines = of(folder, operation, options, open);
                if (!lines.isEmpty()) {
                    changed.put(operation.word(), lines);
                }
            }
        }
        return changed;
    }

    private static List<String> of(
            CatalogFolder folder, Operation operation, ImageOptions options, Optional<DatasetJob> open) {
        Optional<Map<String, Object>> before = open.filter(
                        job -> job.operations().contains(operation.word()))
                .map(job -> ImageOptions.read(job.options()).parameters(operation))
                .or(() -> asked(folder, operation));
        return before.stream()
                .flatMap(was -> Progress.changes(was, options.parameters(operation)).stream())
                .map(change -> change + then(operation))
                .toList();
    }

    private static Optional<Map<String, Object>> asked(CatalogFolder folder, Operation operation) {
        return Disk.io(() -> ProgressFile.read(folder.chipsFolder()))
                .flatMap(reading -> reading.progress().asked(operation.word()));
    }

    private static String then(Operation operation) {
        return switch (operation) {
            case DOWNLOAD -> "; images that are not as they are wanted now are made anew";
            case REFINE -> "; all chips are looked at again";
            default -> "; what is done stays as it is, --force does it anew";
        };
    }
}
