package dev.swath.app.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code swath composite}: monthly composites of a place from the scenes of a STAC API. */
@Command(
        name = "composite",
        mixinStandardHelpOptions = true,
        description = {
            "Makes one cloud-masked image a month of an area: COGs, a Zarr cube, previews, and a STAC catalog of them.",
            "Scenes are found at stac.url, their assets come into the store once, and the composites are made of those."
                    + " Beside a running swath that process does the work; stopped, the same command goes on."
                    + " Exit code 3 when assets or months were left out.",
            "POST /composites takes the same words."
        },
        footer = {
            "",
            "Examples:",
            "  swath composite parcels.shp --from 2024-05-01 --to 2024-07-31",
            "  swath composite --bbox 10.0,49.9,10.1,50.0 --toi 2024-05-01/2024-06-30 \\",
            "      --bands red,green,blue,nir --cloud-cover 60",
            "  swath composite valley.geojson --from 2024-01-01 --to 2024-12-31 \\",
            "      --bands red,nir --method max-ndvi --dilation 3 --name valley --no-wait",
            "  swath composite valley.geojson --from 2023-06-01 --to 2023-06-30 \\",
            "      --collection landsat-c2-l2 --resolution 30 \\",
            "      --set ingest.requester-pays=true",
            "  swath cancel valley"
        })
final class CompositeVerb implements Callable<Integer> {
    @Mixin
    private Common common = new Common();

    @Mixin
    private CompositeOptions options = new CompositeOptions();

    @Option(
            names = "--no-wait",
            description = "Returns when it is asked for; a running swath, or the next one, does the work.")
    private boolean noWait;

    @Override
    public Integer call() throws InterruptedException {
        var settings = common.settings();
        var words = options.words(common, settings.text("intake.assume-crs"));
        return new CompositeRun(common, settings, words).run(noWait);
    }
}
