package dev.swath.app.cli;

import dev.swath.app.wiring.CropCalendars;
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
import java.lang.reflect.Field;
import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

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
            "  swath create-dataset fields.shp latvia --year 2021 --split-type random-uniform --download-images",
            "  swath create-dataset fields.geojson test --year 2024 --split-type predefined --mask-types instance --json"
        })
final class CreateDatasetVerb implements Callable<Integer> {
    @Mixin
    private Common common = new Common();

    @Parameters(
            index = "0",
            paramLabel = "INPUT",
            description = "The fields: .shp, .gpkg, .geojson, .parquet, .kml or a .zip of one of them, in any CRS.")
    private Path input = Path.of("");

    @Parameters(index = "1", paramLabel = "OUT", description = "Folder of the dataset, new or empty.")
    private Path out = Path.of("");

    @Option(
            names = {"--name", "--field-dataset"},
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
            parameterConsumer = ThreeShares.class,
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
            description = "The crop calendar's four rasters; chips then tell the days of planting and harvest. With"
                    + " --select-images and without this, they are fetched once into dataset.calendar-folder.")
    private @Nullable Path calendar;

    @Option(names = "--select-images", description = "Then chooses images for the chips, as swath select-images does.")
    private boolean select;

    @Option(
            names = "--download-images",
            description = "Chooses images, and clips them to the chips, as swath download-images does.")
    private boolean download;

    @Mixin
    private SceneOptions scenes = new SceneOptions();

    @Mixin
    private ClipOptions clip = new ClipOptions();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws InterruptedException {
        demandUse();
        clip.apply(common);
        Path fields = Given.file(common, "INPUT", input);
        Path folder = Given.target(common, "OUT", out);
        if (select || download) {
            // what is wrong with their words is said before the long work
            scenes.read(common.settings(), year, null);
            clip.read();
        }
        var assumed = common.settings().text("intake.assume-crs");
        var result = new MakeDataset(fields, folder, options(fields), Clock.systemUTC(), line -> Out.say(common, line))
                .run(assumed);
        say(folder, result);
        int images = result.chips() > 0 && (select || download)
                ? ImageRun.chain(common, folder, year, scenes, download ? clip : null)
                : Exit.DONE;
        if (images != Exit.DONE) {
            return images;
        }
        if (result.failed().isEmpty() && result.asideCount() == 0) {
            return Exit.DONE;
        }
        return result.chips() == 0 ? Exit.FAILED : Exit.ASIDE;
    }

    /** Words about images are for who wants images. */
    private void demandUse() {
        for (var option : spec.commandLine().getParseResult().matchedOptions()) {
            if (isOf(SceneOptions.class, option) && !select && !download) {
                throw new BadSetting(
                        "usage", option.longestName() + ": goes with --select-images or --download-images");
            }
            if (isOf(ClipOptions.class, option) && !download) {
                throw new BadSetting("usage", option.longestName() + ": goes with --download-images");
            }
        }
    }

    private static boolean isOf(Class<?> mixin, OptionSpec option) {
        return option.userObject() instanceof Field field && field.getDeclaringClass() == mixin;
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
            var masks = new MaskOptions(kinds, resolution, presenceOnly);
            return new DatasetOptions(name == null ? stem(fields) : name, year, chips, split, masks, calendar());
        } catch (BadInput wrong) {
            throw new BadSetting("usage", wrong.line(), wrong);
        }
    }

    /** Images are searched around planting and harvest: without a calendar the long work would be in vain. */
    private @Nullable Path calendar() {
        if (calendar != null) {
            return common.home().resolve(calendar).normalize();
        }
        return select || download ? CropCalendars.folder(common.settings(), line -> Out.say(common, line)) : null;
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
