package dev.swath.app.cli;

import dev.swath.model.trouble.BadInput;
import dev.swath.model.trouble.BadSetting;
import dev.swath.step.dataset.chips.ChipOptions;
import dev.swath.step.dataset.grid.CellGrid;
import dev.swath.step.dataset.make.DatasetOptions;
import dev.swath.step.dataset.make.DatasetResult;
import dev.swath.step.dataset.make.MakeDataset;
import dev.swath.step.dataset.make.MaskOptions;
import dev.swath.step.dataset.make.SplitRule;
import dev.swath.step.dataset.mask.MaskKind;
import dev.swath.step.dataset.split.Percents;
import dev.swath.step.dataset.split.Splits;
import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code swath create-dataset}: field polygons as chips with masks, to learn field boundaries from. */
@Command(
        name = "create-dataset",
        mixinStandardHelpOptions = true,
        description = {
            "Makes a training dataset of field boundaries: chips on the MGRS grid in UTM, masks of the fields in them, and"
                    + " a STAC catalog of all.",
            "Stopped half-way, the same command goes on; with other options the folder is refused. Exit code 3 when"
                    + " rows or chips were left out."
        },
        footer = {
            "",
            "Examples:",
            "  swath create-dataset fields.gpkg austria --year 2021 --split-type random-uniform",
            "  swath create-dataset fields.shp kenya --split-type block3x3 --split-percents 70,15,15 --presence-only",
            "  swath create-dataset fields.geojson test --year 2024 --split-type predefined --mask-types instance --json"
        })
final class CreateDatasetVerb implements Callable<Integer> {
    @Mixin
    private Common common = new Common();

    @Parameters(
            index = "0",
            paramLabel = "INPUT",
            description = "The fields: .shp, .gpkg, .geojson or .kml, in any CRS.")
    private Path input = Path.of("");

    @Parameters(index = "1", paramLabel = "OUT", description = "Folder of the dataset, new or empty.")
    private Path out = Path.of("");

    @Option(
            names = "--name",
            paramLabel = "NAME",
            description = "Begins the names of its files; that of INPUT if none.")
    private @Nullable String name;

    @Option(
            names = "--year",
            paramLabel = "YYYY",
            description = "Year of the crops; the most frequent one of determination_datetime if none is given.")
    private @Nullable Integer year;

    @Option(
            names = "--split-type",
            paramLabel = "TYPE",
            required = true,
            description = "random-uniform, block3x3 (neighbouring chips keep together) or predefined (column split).")
    private String splitType = "";

    @Option(
            names = "--split-percents",
            paramLabel = "TRAIN,VAL,TEST",
            description = "Shares of the splits; 80,10,10 if not given.")
    private String splitPercents = "80,10,10";

    @Option(names = "--random-seed", paramLabel = "N", description = "Of the splits by chance; 42 if not given.")
    private long seed = Splits.DEFAULT_SEED;

    @Option(
            names = "--min-coverage",
            paramLabel = "PERCENT",
            description = "Chips that fields cover less of are left out; 0.01 if not given.")
    private double minCoverage = ChipOptions.DEFAULT.minCoveragePercent();

    @Option(names = "--resolution", paramLabel = "METRES", description = "Side of a pixel; 10 if not given.")
    private double resolution = 10;

    @Option(
            names = "--mask-types",
            paramLabel = "TYPES",
            split = ",",
            description = "Of instance, semantic_2_class, semantic_3_class; all if not given.")
    private List<String> maskTypes = List.of("instance", "semantic_2_class", "semantic_3_class");

    @Option(
            names = "--presence-only",
            description = "Where no field is drawn nobody looked: the background is 3, unknown, not 0.")
    private boolean presenceOnly;

    @Option(names = "--drop-border-chips", description = "Leaves out chips at the border of all fields.")
    private boolean dropBorderChips;

    @Option(names = "--km-size", paramLabel = "KM", description = "Side of a chip; 2 if not given.")
    private int kmSize = ChipOptions.DEFAULT.km();

    @Option(
            names = "--calendar",
            paramLabel = "FOLDER",
            description = "The crop calendar's four rasters; chips then tell the days of planting and harvest.")
    private @Nullable Path calendar;

    @Override
    public Integer call() {
        Path fields = Given.file(common, "INPUT", input);
        Path folder = Given.target(common, "OUT", out);
        var assumed = common.settings().text("intake.assume-crs");
        var result = new MakeDataset(fields, folder, options(fields), Clock.systemUTC(), line -> Out.say(common, line))
                .run(assumed);
        say(folder, result);
        if (result.failed().isEmpty() && result.asideCount() == 0) {
            return Exit.DONE;
        }
        return result.chips() == 0 ? Exit.FAILED : Exit.ASIDE;
    }

    /** What is wrong with an option is wrong with the command line. */
    private DatasetOptions options(Path fields) {
        try {
            if (!CellGrid.SIZES.contains(kmSize)) {
                throw new BadSetting("usage", "--km-size is one of " + CellGrid.SIZES + ", was " + kmSize);
            }
            var split = new SplitRule(SplitRule.Type.of(splitType), Percents.of(splitPercents), seed);
            var kinds = maskTypes.stream().map(MaskKind::of).toList();
            var chips = new ChipOptions(kmSize, minCoverage, dropBorderChips, ChipOptions.DEFAULT.corners());
            return new DatasetOptions(
                    name == null ? stem(fields) : name,
                    year,
                    chips,
                    split,
                    new MaskOptions(kinds, resolution, presenceOnly),
                    calendar == null ? null : common.home().resolve(calendar).normalize());
        } catch (BadInput wrong) {
            throw new BadSetting("usage", wrong.line(), wrong);
        }
    }

    private void say(Path folder, DatasetResult result) {
        result.aside().forEach(row -> Out.say(common, "left out " + row));
        result.failed().forEach((chip, why) -> Out.say(common, "failed " + chip + ": " + why));
        Out.say(
                common,
                Out.count(result.chips(), "chip") + " of " + Out.count(result.fields(), "field") + " in " + folder
                        + (result.found() == 0 ? "" : "; " + result.found() + " were there"));
        var json = new LinkedHashMap<String, Object>();
        json.put("folder", folder.toString());
        json.put("year", result.year());
        json.put("fields", result.fields());
        json.put("rows_set_aside", result.asideCount());
        json.put("chips", result.chips());
        json.put("chips_found", result.found());
        json.put("failed", result.failed());
        Out.json(common, json);
    }

    private static String stem(Path file) {
        return file.getFileName().toString().replaceFirst("\\.[^.]+$", "");
    }
}
