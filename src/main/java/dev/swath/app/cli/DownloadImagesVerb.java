package dev.swath.app.cli;

import dev.swath.step.dataset.images.ImageOptions;
import dev.swath.step.dataset.images.Operation;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

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

    @Mixin
    private ImageWords words = new ImageWords();

    @Mixin
    private ClipOptions clip = new ClipOptions();

    @Override
    public Integer call() throws InterruptedException {
        clip.apply(common);
        var settings = common.settings();
        var folder = words.folder(common);
        var options = new ImageOptions(
                new SceneOptions().read(settings, null, null),
                ImageOptions.Refine.STANDARD,
                clip.read(),
                folder.onlyChip(),
                words.resumes(),
                !words.resumes());
        return words.run(common, settings, folder, Operation.DOWNLOAD, options);
    }
}
