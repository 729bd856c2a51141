package dev.swath.app.cli;

import dev.swath.model.trouble.BadSetting;
import dev.swath.step.dataset.images.DatasetRun;
import dev.swath.step.dataset.images.ImageOptions;
import dev.swath.step.dataset.images.Operation;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code swath select-images}: a scene of planting and one of harvest for each chip of a dataset. */
@Command(
        name = "select-images",
        mixinStandardHelpOptions = true,
        description = {
            "Chooses a Sentinel-2 scene near planting and one near harvest for each chip of a dataset, and writes them"
                    + " beside the chip as items that name the scene's files. Nothing is downloaded.",
            "Exit code 3 when chips were skipped or failed; the report says why."
        },
        footer = {
            "",
            "Examples:",
            "  swath select-images austria",
            "  swath select-images austria --pixel-check --cloud-cover-pixel 1 --include-alternatives",
            "  swath select-images austria --profile ftwd --output-report out.json"
        })
final class SelectImagesVerb implements Callable<Integer> {
    @Mixin
    private Common common = new Common();

    @Mixin
    private ImageWords words = new ImageWords();

    @Option(names = "--year", paramLabel = "YYYY", description = "Year of the crops; that of each chip if not given.")
    private @Nullable Integer year;

    @Option(
            names = "--calendar",
            paramLabel = "FOLDER",
            description = "The crop calendar's four rasters; the days that the chips tell if not given.")
    private @Nullable Path calendar;

    @Mixin
    private SceneOptions scenes = new SceneOptions();

    @Option(names = "--force", description = "Chooses anew for all chips, also where images were downloaded.")
    private boolean force;

    @Override
    public Integer call() throws InterruptedException {
        var settings = common.settings();
        var folder = words.folder(common);
        if (!words.resumes() && !force && DatasetRun.hasImages(folder)) {
            throw new BadSetting(
                    "has-images",
                    folder.root() + " has downloaded images of the scenes chosen before; add --resume to keep them, or"
                            + " --force to choose anew");
        }
        var options = new ImageOptions(
                scenes.read(
                        settings,
                        year,
                        calendar == null
                                ? null
                                : common.home().resolve(calendar).normalize()),
                ImageOptions.Refine.STANDARD,
                ImageOptions.Download.STANDARD,
                folder.onlyChip(),
                words.resumes(),
                force);
        return words.run(common, settings, folder, Operation.SELECT, options);
    }
}
