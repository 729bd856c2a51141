package dev.swath.app.cli;

import dev.swath.model.trouble.BadInput;
import dev.swath.model.trouble.BadSetting;
import dev.swath.step.dataset.images.ImageOptions;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How scenes are clipped to the chips of a dataset. */
final class ClipOptions {
    @Option(
            names = "--bands",
            paramLabel = "BANDS",
            split = ",",
            description = "In their order in the file, of coastal, blue, green, red, rededge1, rededge2, rededge3, nir,"
                    + " nir08, nir09, swir16, swir22, aot, wvp, scl, cloud, snow, visual; red,green,blue,nir if not"
                    + " given.")
    private List<String> bands = ImageOptions.STANDARD_BANDS;

    @Option(names = "--num-workers", paramLabel = "N", description = "Images clipped at once, 1 to 16; 4 if not given.")
    private @Nullable Integer workers;

    @Option(
            names = "--keep-remote-refs",
            negatable = true,
            defaultValue = "true",
            fallbackValue = "true",
            description = "Items go on naming the files of their scenes, which is so unless --no-keep-remote-refs.")
    private boolean keepRemote = true;

    @Option(
            names = "--harmonize",
            description =
                    "Takes the offset of newer Sentinel-2 products off the samples; else they stay as they are, and"
                            + " the offset is recorded.")
    private boolean harmonize;

    ImageOptions.Download read() {
        try {
            return new ImageOptions.Download(bands, keepRemote, harmonize);
        } catch (BadInput wrong) {
            throw new BadSetting("usage", wrong.line(), wrong);
        }
    }

    /** Makes the number of workers a setting of this run; called before settings are read. */
    void apply(Common common) {
        if (workers != null) {
            common.overrides.put("dataset.workers", workers.toString());
        }
    }
}
