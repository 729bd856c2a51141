package dev.swath.app.cli;

import dev.swath.app.gate.Scope;
import dev.swath.app.wiring.Settings;
import dev.swath.io.planet.PlanetUrls;
import dev.swath.model.Drop;
import dev.swath.model.Job;
import dev.swath.model.Route;
import dev.swath.model.trouble.BadSetting;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code swath search-scenes}: FlowZero's preview. Spends nothing. */
@Command(
        name = "search-scenes",
        mixinStandardHelpOptions = true,
        description = {
            "Shows the scenes over the areas of a file: day, coverage, clouds, a picture's link, hectares, and which"
                    + " would be ordered, or why not. Spends no quota.",
            "A submit of the same file with the same words goes on from here, without asking Planet again."
        },
        footer = {
            "",
            "Examples:",
            "  swath search-scenes --geojson aoi.geojson --start-date 2025-06-01 \\",
            "      --end-date 2025-08-31",
            "  swath search-scenes --geojson aoi.geojson --start-date 2025-06-01 \\",
            "      --end-date 2025-06-30 --csv > scenes.csv",
            "  swath search-scenes --geojson aoi.geojson --start-date 2025-06-01 \\",
            "      --end-date 2025-06-30 --output scenes.geojson"
        })
final class SearchScenesVerb implements Callable<Integer> {
    private static final int MOST_LINES = 100;
    private static final int MOST_JSON = 10_000;
    private static final int SHOWN = 7;
    private static final int MOST_PICTURES = 20;

    @Mixin
    private Common common = new Common();

    @Mixin
    private Tabular tabular = new Tabular();

    @Mixin
    private DropOptions drop = new DropOptions();

    @Option(
            names = {"--geojson", "--aoi", "--shp"},
            paramLabel = "FILE",
            required = true,
            description = "The areas: .geojson, .shp, .zip, .gpkg or .kml.")
    private Path file = Path.of("");

    @Option(names = "--output", paramLabel = "FILE", description = "Writes the footprints of all scenes as GeoJSON.")
    private @Nullable Path output;

    @Option(names = "--overwrite", description = "Replaces the file of --output.")
    private boolean overwrite;

    /** Of chosen scenes, by id: a link does not fit into a table. */
    private final Map<String, String> pictures = new LinkedHashMap<>();

    private long found;
    private long chosen;
    private BigDecimal hectares = BigDecimal.ZERO;

    @Override
    public Integer call() throws InterruptedException {
        tabular.demand(common);
        var areas = Given.file(common, "--geojson", file);
        var target = output == null ? null : Given.target(common, "--output", output);
        if (target != null && Files.exists(target) && !overwrite) {
            throw new BadSetting("usage", "--output: " + target + " is there already; --overwrite replaces it");
        }
        var settings = common.settings();
        var overrides = drop.flowZero(settings);
        var scope = Scope.lookup();
        try (var stop = new Stop();
                var engine = Checks.engine(common, settings, common.secrets(), scope)) {
            engine.start();
            if (!engine.isHolder()) {
                Out.say(common, "another swath runs on this ledger and does the work");
            }
            var job = Submission.original(engine.ledger(), engine.take(new Drop(areas, overrides, Route.SELECT)));
            scope.narrowTo(job.id());
            Phase.announce(common, job);
            var patience = settings.scaled("once.wait-minutes", ChronoUnit.MINUTES);
            try (var progress = new Progress(common, engine, job.id())) {
                new Waiting(engine, Clock.systemUTC(), patience, progress).untilPast(job.id(), Waiting.LOOKUP);
            }
            return show(engine, job, target);
        }
    }

    private int show(Engine engine, Job job, @Nullable Path target) {
        var table = new Table(
                        common,
                        common.json ? MOST_JSON : MOST_LINES,
                        "scene",
                        "day",
                        "aoi_name",
                        "coverage_percent",
                        "cloud_percent",
                        "hectares",
                        "selected",
                        "thumbnail",
                        "why",
                        "acquired",
                        "item_type")
                .showing(SHOWN);
        var scenes = scenes(engine, engine.settings());
        if (target == null) {
            scenes.each(job, one -> add(table, one));
        } else {
            try (var footprints = GeoJsonFile.create(target)) {
                scenes.each(job, one -> {
                    add(table, one);
                    footprints.add(one.scene().id(), one.scene().footprint(), one.properties());
                });
                footprints.finish();
            }
        }
        table.print();
        pictures.forEach((scene, link) -> Out.say(common, "  picture of " + scene + ": " + link));
        Out.say(
                common,
                "found " + Out.count(found, "scene") + ", selected " + chosen + ": " + hectares.toPlainString()
                        + " ha by the estimate; nothing was ordered");
        if (target != null) {
            Out.say(common, "footprints: " + target);
        }
        return end(engine, job, table);
    }

    private static FoundScenes scenes(Engine engine, Settings settings) {
        return new FoundScenes(
                engine.ledger(),
                new PlanetUrls(settings.service("planet.url")),
                new BigDecimal(settings.text("quota.min-charge-hectares")));
    }

    private void add(Table table, FoundScenes.Found one) {
        found++;
        if (one.chosen()) {
            chosen++;
            hectares = hectares.add(one.hectares());
            if (pictures.size() < MOST_PICTURES) {
                pictures.put(one.scene().id(), one.thumbnail().toString());
            }
        }
        table.add(
                one.scene().id(),
                one.scene().day(),
                one.feature(),
                one.coveragePercent() == null ? null : Math.round(one.coveragePercent() * 100) / 100.0,
                one.scene().cloudPercent(),
                one.hectares(),
                one.chosen() ? "yes" : "no",
                one.thumbnail(),
                one.why(),
                one.scene().acquired(),
                one.scene().itemType());
    }

    private int end(Engine engine, Job job, Table table) {
        var tally = Tally.of(engine.ledger(), List.of(job));
        var json = new LinkedHashMap<String, Object>();
        json.put("batch_id", job.id());
        json.put("drop", job.name());
        json.put("found", found);
        json.put("selected", chosen);
        json.put("hectares", hectares);
        json.put("scenes", table.json());
        json.put("more", table.more());
        Out.json(common, json);
        long open = tally.rows("search", "waiting") + tally.rows("search", "working") + tally.rows("select", "waiting");
        if (open > 0) {
            Out.say(common, Out.count(open, "search is", "searches are") + " put off; the same command goes on");
        }
        return open > 0
                ? Exit.WAITING
                : tally.rows("search", "failed") > 0
                        ? Exit.FAILED
                        : tally.rows("intake", "aside") > 0 ? Exit.ASIDE : Exit.DONE;
    }
}
