package dev.swath.app.cli;

import dev.swath.app.wiring.Settings;
import dev.swath.step.dataset.images.CatalogFolder;
import dev.swath.step.dataset.images.ImageOptions;
import dev.swath.step.dataset.images.Operation;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What the verbs about the images of a dataset have in common. */
final class ImageWords {
    @Parameters(
            index = "0",
            paramLabel = "CATALOG",
            description = "Folder of the dataset, of its chips, or the item of one chip.")
    private Path catalog = Path.of("");

    @Option(
            names = "--resume",
            description =
                    "Leaves what is done as it lies there, and goes on with what was begun; else all is done anew.")
    private boolean resume;

    @Option(names = "--output-report", paramLabel = "FILE", description = "Writes what came of each chip, as JSON.")
    private @Nullable Path report;

    boolean resumes() {
        return resume;
    }

    CatalogFolder folder(Common common) {
        return CatalogFolder.open(common.home().resolve(catalog));
    }

    /** @return the exit code */
    int run(Common common, Settings settings, CatalogFolder folder, Operation operation, ImageOptions options)
            throws InterruptedException {
        var target = report == null ? null : Given.target(common, "--output-report", report);
        return new ImageRun(common, folder, List.of(operation), options, target).run(settings);
    }
}
