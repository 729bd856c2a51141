package dev.swath.app.cli;

import dev.swath.model.Route;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code swath order}: orders what was chosen. SPENDS QUOTA. */
@Command(
        name = "order",
        mixinStandardHelpOptions = true,
        description =
                "Places the orders of what was looked up. SPENDS QUOTA; each order is placed once, whatever happens.",
        footer = {
            "",
            "Examples:",
            "  swath order parcels --dry-run",
            "  swath order parcels",
            "  swath order parcels.shp --start-date 2025-06-01 --end-date 2025-06-30"
        })
final class OrderVerb implements Callable<Integer> {
    @Mixin
    private Common common = new Common();

    @Mixin
    private DropOptions drop = new DropOptions();

    @Parameters(
            paramLabel = "FILE|DROP|all",
            arity = "1..*",
            description = "Drops that were looked up, files to look up and order, or all.")
    private List<String> targets = List.of();

    @Option(names = "--dry-run", description = "Writes the plan as JSON, CSV and GeoJSON, and orders nothing.")
    private boolean dry;

    @Override
    public Integer call() throws InterruptedException {
        var settings = common.settings();
        var phase = dry ? Phase.dryRun(common) : new Phase(common, Route.ORDER_RECONCILE);
        return phase.run(targets, drop.overrides(settings), settings);
    }
}
