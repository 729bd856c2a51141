package dev.swath.app.cli;

import dev.swath.model.trouble.BadSetting;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code swath order-basemap}: orders quads of basemaps. SPENDS QUOTA. */
@Command(
        name = "order-basemap",
        mixinStandardHelpOptions = true,
        description = {
            "Orders the quads of a mosaic, or of the mosaics of a series, that the areas of a file touch. SPENDS QUOTA.",
            "What was ordered before is never ordered again. At a terminal the plan is shown and confirmed;"
                    + " within the budgets and the approval threshold in any case."
        },
        footer = {
            "",
            "Examples:",
            "  swath order-basemap --geojson aoi.geojson \\",
            "      --mosaic global_monthly_2025_06_mosaic --dry-run",
            "  swath order-basemap --shp fields.shp --series \"Global Monthly\" \\",
            "      --start-date 2025-01-01 --end-date 2025-06-30 --yes",
            "  swath order-basemap --quads 455-1272,456-1272 \\",
            "      --mosaic global_monthly_2025_06_mosaic --wait"
        })
final class OrderBasemapVerb implements Callable<Integer> {
    @Mixin
    private Common common = new Common();

    @Option(
            names = {"--geojson", "--aoi", "--shp"},
            paramLabel = "FILE",
            description = "The areas: .geojson, .shp, .zip, .gpkg or .kml.")
    private @Nullable Path file;

    @Option(
            names = "--quads",
            paramLabel = "QUAD",
            split = ",",
            description = "Quads, with commas between; whole ones where no file cuts them.")
    private List<String> quads = List.of();

    @Option(
            names = {"--mosaic", "--mosaic-name"},
            paramLabel = "NAME",
            description = "The mosaic.")
    private @Nullable String mosaic;

    @Option(
            names = "--series",
            paramLabel = "NAME",
            description = "The series; of it, mosaics that begin in the period.")
    private @Nullable String series;

    @Option(names = "--start-date", paramLabel = "DAY", description = "First day of the period, e.g. 2025-01-01.")
    private @Nullable String startDate;

    @Option(names = "--end-date", paramLabel = "DAY", description = "Last day of the period; it is included.")
    private @Nullable String endDate;

    @Option(names = "--id-column", paramLabel = "COLUMN", description = "Column that names a feature.")
    private @Nullable String idColumn;

    @Option(names = "--whole-quads", description = "Does not cut the quads to the areas.")
    private boolean whole;

    @Mixin
    private OrderingOptions ordering = new OrderingOptions();

    @Mixin
    private Tabular tabular = new Tabular();

    @Override
    public Integer call() throws InterruptedException {
        tabular.demand(common);
        demandSense();
        var settings = common.settings();
        var given = overrides();
        given.forEach((name, value) -> {
            var fault = settings.fault(name, value);
            if (!fault.isEmpty()) {
                throw new BadSetting("bad-setting", name + " " + fault + ", was '" + value + "'");
            }
        });
        var areas = BasemapAreas.of(common, settings, file, quads, given);
        return new Submission(common, ordering.wish(areas, given, true)).run(settings);
    }

    private void demandSense() {
        if ((mosaic == null) == (series == null)) {
            throw usage("give either --mosaic or --series; swath list-basemaps shows them");
        }
        if (mosaic != null && (startDate != null || endDate != null)) {
            throw usage("a mosaic is of its own days: --start-date and --end-date go with --series");
        }
        if (file == null && quads.isEmpty()) {
            throw usage("give areas with --geojson, or quads with --quads");
        }
        if (file == null && series != null && (startDate == null || endDate == null)) {
            throw usage("--series wants --start-date and --end-date where no file has them");
        }
        if (file != null) {
            Given.file(common, "--geojson", file);
        }
    }

    private static BadSetting usage(String line) {
        return new BadSetting("usage", line);
    }

    private Map<String, String> overrides() {
        var given = new TreeMap<String, String>();
        given.put("order.source", "basemaps");
        given.put("basemap.mosaic", mosaic == null ? "" : mosaic.trim());
        given.put("basemap.series", series == null ? "" : series.trim());
        given.put(
                "basemap.quads",
                String.join(",", quads.stream().map(String::trim).sorted().toList()));
        if (startDate != null) {
            given.put("intake.start-date", startDate.trim());
        }
        if (endDate != null) {
            given.put("intake.end-date", endDate.trim());
        }
        if (idColumn != null) {
            given.put("intake.id-column", idColumn.trim());
        }
        if (whole || file == null) {
            given.put("order.clip", "false");
        }
        return given;
    }
}
