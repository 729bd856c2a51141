package dev.swath.app.cli;

import dev.swath.step.dataset.images.CatalogFolder;
import dev.swath.step.dataset.images.ImageOptions;
import dev.swath.step.dataset.images.Operation;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code swath download-images}: the chosen scenes of a dataset, clipped to its chips. */
@Command(
        name = "download-images",
        mixinStandardHelpOptions = true,
        description = {
            "Clips the chosen scenes to their chips: one Cloud Optimized GeoTIFF per season on the pixels of the masks."
                    + " Only the windows that are needed are read.",
            "20-metre bands are brought to the chip's pixels bilinearly, classes by the nearest pixel. Exit code 3 when"
                    + " chips were skipped or failed."
        },
        footer = {
            "",
            "Examples:",
            "  swath download-images austria",
            "  swath download-images austria --bands red,green,blue,nir,swir16 --num-workers 8",
            "  swath download-images austria --resume --output-report report.json"
        })
final class DownloadImagesVerb implements Callable<Integer> {
    @Mixin
    private Common common = new Common();

    @Parameters(
            index = "0",
            paramLabel = "CATALOG",
            description = "Folder of the dataset, of its chips, or the item of one chip.")
    private Path catalog = Path.of("");

    @Mixin
    private ClipOptions clip = new ClipOptions();

    @Option(names = "--resume", description = "Leaves images alone that lie there as they are wanted.")
    private boolean resume;

    @Option(names = "--output-report", paramLabel = "FILE", description = "Writes what came of each chip, as JSON.")
    private @Nullable Path report;

    @Override
    public Integer call() throws InterruptedException {
        clip.apply(common);
        var settings = Checks.sound(common);
        var folder = CatalogFolder.open(common.home().resolve(catalog));
        var options = new ImageOptions(
                new SceneOptions().read(settings, null, null),
                ImageOptions.Refine.STANDARD,
                clip.read(),
                folder.onlyChip(),
                resume,
                !resume);
        var target = report == null ? null : Given.target(common, "--output-report", report);
        return new ImageRun(common, folder, List.of(Operation.DOWNLOAD), options, target).run(settings);
    }
}
