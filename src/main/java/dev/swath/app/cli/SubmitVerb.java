package dev.swath.app.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code swath submit}: FlowZero's one order for one area. SPENDS QUOTA. */
@Command(
        name = "submit",
        mixinStandardHelpOptions = true,
        description = {
            "Orders scenes over the areas of a file, and ends when Planet has the orders. SPENDS QUOTA.",
            "What was ordered before is never ordered again. At a terminal the plan is shown and confirmed;"
                    + " within the budgets and the approval threshold in any case."
        },
        footer = {
            "",
            "Examples:",
            "  swath submit --geojson aoi.geojson --start-date 2025-06-01 \\",
            "      --end-date 2025-08-31 --cadence weekly",
            "  swath submit --geojson fields.gpkg --start-date 2025-06-01 \\",
            "      --end-date 2025-08-31 --cloud-cover 10 --dry-run",
            "  swath check-order-status ORDER_ID"
        })
final class SubmitVerb implements Callable<Integer> {
    @Mixin
    private Common common = new Common();

    @Mixin
    private Tabular tabular = new Tabular();

    @Mixin
    private DropOptions drop = new DropOptions();

    @Option(
            names = {"--geojson", "--aoi"},
            paramLabel = "FILE",
            required = true,
            description = "The areas: .geojson, .shp, .zip, .gpkg or .kml.")
    private Path file = Path.of("");

    @Mixin
    private OrderingOptions ordering = new OrderingOptions();

    @Option(names = "--skip-if-exists", description = "As in FlowZero; here it is always so.")
    private boolean skip;

    @Override
    public Integer call() throws InterruptedException {
        tabular.demand(common);
        var areas = Given.file(common, "--geojson", file);
        var settings = common.settings();
        var overrides = drop.flowZero(settings);
        if (skip) {
            Out.say(common, "--skip-if-exists: what was ordered before is never ordered again, with or without it");
        }
        return new Submission(common, ordering.wish(areas, overrides, true)).run(settings);
    }
}
