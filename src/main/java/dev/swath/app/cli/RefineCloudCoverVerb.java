package dev.swath.app.cli;

import dev.swath.model.trouble.BadInput;
import dev.swath.model.trouble.BadSetting;
import dev.swath.step.dataset.images.ImageOptions;
import dev.swath.step.dataset.images.Operation;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code swath refine-cloud-cover}: how cloudy the chosen scenes really are over their chips. */
@Command(
        name = "refine-cloud-cover",
        mixinStandardHelpOptions = true,
        description = {
            "Looks at the pixels of the chosen scenes and tells how much of each chip is cloud.",
            "With --update-items the items say it, and where it is too much a clearer scene is chosen, as in"
                    + " select-images --pixel-check. Exit code 3 when chips are too cloudy."
        },
        footer = {
            "",
            "Examples:",
            "  swath refine-cloud-cover austria --output-report clouds.json",
            "  swath refine-cloud-cover austria --cloud-cover-pixel 5 --update-items"
        })
final class RefineCloudCoverVerb implements Callable<Integer> {
    @Mixin
    private Common common = new Common();

    @Mixin
    private ImageWords words = new ImageWords();

    @Option(names = "--update-items", description = "Writes it into the items, and chooses anew where it is too much.")
    private boolean update;

    @Mixin
    private SceneOptions scenes = new SceneOptions();

    @Override
    public Integer call() throws InterruptedException {
        var settings = common.settings();
        var folder = words.folder(common);
        var options = new ImageOptions(
                scenes.read(settings, null, null),
                refine(),
                ImageOptions.Download.STANDARD,
                folder.onlyChip(),
                words.resumes(),
                false);
        return words.run(common, settings, folder, Operation.REFINE, options);
    }

    private ImageOptions.Refine refine() {
        try {
            Double limit = scenes.pixelCloud();
            return new ImageOptions.Refine(limit == null ? 0 : limit, update);
        } catch (BadInput wrong) {
            throw new BadSetting("usage", wrong.line(), wrong);
        }
    }
}
