package dev.swath.app.cli;

import dev.swath.app.wiring.Settings;
import dev.swath.io.vector.VectorFile;
import dev.swath.model.trouble.BadSetting;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code swath batch-submit}: FlowZero's orders for every row of a shapefile. SPENDS QUOTA. */
@Command(
        name = "batch-submit",
        mixinStandardHelpOptions = true,
        description = {
            "Orders scenes for every row of a file, over the days in its columns, and ends when Planet has the"
                    + " orders. SPENDS QUOTA.",
            "Prints the batch id. Long periods are asked for in pieces. What was ordered before is never"
                    + " ordered again, and a row that cannot be used harms no other."
        },
        footer = {
            "",
            "Examples:",
            "  swath batch-submit --shp gages.shp --dry-run",
            "  swath batch-submit --shp gages.shp --gage-id-col GageID \\",
            "      --start-date-col StartDate --end-date-col EndDate",
            "  swath batch-check-status BATCH_ID"
        })
final class BatchSubmitVerb implements Callable<Integer> {
    /** FlowZero's name of the column. */
    private static final String GAGE = "gage_id";

    @Mixin
    private Common common = new Common();

    @Mixin
    private Tabular tabular = new Tabular();

    @Mixin
    private DropOptions drop = new DropOptions();

    @Option(
            names = {"--shp", "--geojson"},
            paramLabel = "FILE",
            required = true,
            description = "The areas: .shp, .zip, .geojson, .gpkg or .kml.")
    private Path file = Path.of("");

    @Option(
            names = "--max-months",
            paramLabel = "N",
            description = "A longer period is asked for in pieces of N months (setting search.max-months).")
    private @Nullable String maxMonths;

    @Mixin
    private OrderingOptions ordering = new OrderingOptions();

    @Option(names = "--skip-existing", description = "As in FlowZero; here it is always so.")
    private boolean skip;

    @Override
    public Integer call() throws InterruptedException {
        tabular.demand(common);
        var areas = Given.file(common, "--shp", file);
        if (maxMonths != null) {
            common.overrides.put("search.max-months", maxMonths.trim());
        }
        var settings = common.settings();
        var overrides = drop.flowZero(settings);
        name(areas, overrides, settings);
        if (skip) {
            Out.say(common, "--skip-existing: what was ordered before is never ordered again, with or without it");
        }
        return new Submission(common, ordering.wish(areas, overrides, false)).run(settings);
    }

    /** The column that names the rows, and those with the days, must be there; a format that tells no columns says so later. */
    private static void name(Path areas, Map<String, String> overrides, Settings settings) {
        var columns = columns(areas);
        if (!overrides.containsKey("intake.id-column")
                && settings.text("intake.id-column").isEmpty()
                && has(columns, GAGE)) {
            overrides.put("intake.id-column", GAGE);
        }
        for (var name : List.of("intake.id-column", "intake.start-column", "intake.end-column")) {
            var column = overrides.get(name);
            if (column != null && announces(areas) && !has(columns, column)) {
                throw new BadSetting(
                        "no-such-column",
                        areas.getFileName() + ": has no column '" + column + "' (" + name + "); its columns are "
                                + String.join(", ", columns));
            }
        }
    }

    /** In GeoJSON and KML those of the first record; unknown in an archive. */
    private static List<String> columns(Path areas) {
        if (extension(areas).equals("zip")) {
            return List.of();
        }
        try (var opened = VectorFile.open(areas, null)) {
            return opened.hasNext() ? opened.columns() : List.of();
        }
    }

    private static boolean announces(Path areas) {
        return List.of("shp", "gpkg").contains(extension(areas));
    }

    private static String extension(Path areas) {
        var name = areas.getFileName().toString().toLowerCase(Locale.ROOT);
        return name.substring(name.lastIndexOf('.') + 1);
    }

    private static boolean has(List<String> columns, String column) {
        return columns.stream().anyMatch(column::equalsIgnoreCase);
    }
}
