package dev.swath.app.cli;

import dev.swath.model.Route;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code swath lookup}: what there is, and what would be chosen. Spends nothing. */
@Command(
        name = "lookup",
        mixinStandardHelpOptions = true,
        description = "Finds and chooses scenes, writes lookup/DROP/FEATURE.geojson. Spends no quota.",
        footer = {
            "",
            "Examples:",
            "  swath lookup parcels.shp --start-date 2025-06-01 --end-date 2025-08-31",
            "  swath lookup parcels.shp --all        every scene, unfiltered"
        })
final class LookupVerb implements Callable<Integer> {
    @Mixin
    private Common common = new Common();

    @Mixin
    private DropOptions drop = new DropOptions();

    @Parameters(paramLabel = "FILE|DROP|all", arity = "1..*", description = "Files to look up, or drops to go on with.")
    private List<String> targets = List.of();

    @Override
    public Integer call() throws InterruptedException {
        var settings = common.settings();
        return new Phase(common, Route.SELECT).run(targets, drop.overrides(settings), settings);
    }
}
