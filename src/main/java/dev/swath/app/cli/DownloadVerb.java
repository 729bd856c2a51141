package dev.swath.app.cli;

import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code swath download}: waits for the orders and brings their files home. */
@Command(
        name = "download",
        mixinStandardHelpOptions = true,
        description = "Waits for orders and downloads their files, verified; goes on where it was stopped.",
        footer = {
            "",
            "Examples:",
            "  swath download parcels",
            "  swath download all",
            "  swath download parcels --overwrite"
        })
final class DownloadVerb implements Callable<Integer> {
    @Mixin
    private Common common = new Common();

    @Mixin
    private DropOptions drop = new DropOptions();

    @Parameters(
            paramLabel = "FILE|DROP|all",
            arity = "1..*",
            description = "Drops that were ordered, files to take all the way, or all.")
    private List<String> targets = List.of();

    @Option(
            names = "--overwrite",
            description = "Fetches every file again, although it lies verified in its place. Costs no quota.")
    private boolean overwrite;

    @Override
    public Integer call() throws InterruptedException {
        if (overwrite) {
            common.overrides.put("download.overwrite", "true");
        }
        var settings = Checks.sound(common);
        return (overwrite ? Phase.overwriting(common) : new Phase(common, null))
                .run(targets, drop.overrides(settings), settings);
    }
}
