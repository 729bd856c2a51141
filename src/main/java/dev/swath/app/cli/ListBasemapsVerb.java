package dev.swath.app.cli;

import dev.swath.io.planet.Mosaics.Series;
import dev.swath.model.Mosaic;
import dev.swath.model.trouble.BadSetting;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code swath list-basemaps}: the mosaics that may be downloaded, and their series. Spends nothing. */
@Command(
        name = "list-basemaps",
        mixinStandardHelpOptions = true,
        description = {
            "Lists the mosaics that this account may download, with the days that Planet says they are of.",
            "Spends no quota."
        },
        footer = {
            "",
            "Examples:",
            "  swath list-basemaps --from 2025-01-01 --to 2025-12-31",
            "  swath list-basemaps --series \"Global Monthly\" --csv > mosaics.csv",
            "  swath list-basemaps --list-series"
        })
final class ListBasemapsVerb implements Callable<Integer> {
    @Mixin
    private Common common = new Common();

    @Option(names = "--name", paramLabel = "TEXT", description = "Only those with TEXT in their name.")
    private String name = "";

    @Option(names = "--series", paramLabel = "NAME", description = "Only those of this series.")
    private @Nullable String series;

    @Option(names = "--list-series", description = "Lists the series instead of their mosaics.")
    private boolean listSeries;

    @Option(
            names = {"--from", "--start-date"},
            paramLabel = "DAY",
            description = "Only those that begin on this day or later, e.g. 2025-01-01.")
    private @Nullable LocalDate from;

    @Option(
            names = {"--to", "--end-date"},
            paramLabel = "DAY",
            description = "Only those that begin on this day or earlier.")
    private @Nullable LocalDate to;

    @Option(
            names = "--interval",
            paramLabel = "TEXT",
            description = "monthly, weekly, …, or as Planet writes: '1 mon'.")
    private @Nullable String interval;

    @Option(names = "--all", description = "Also those that may be looked at and not downloaded.")
    private boolean all;

    @Mixin
    private Tabular tabular = new Tabular();

    @Override
    public Integer call() throws InterruptedException {
        tabular.demand(common);
        if (from != null && to != null && to.isBefore(from)) {
            throw new BadSetting("usage", "--to " + to + " lies before --from " + from);
        }
        if (listSeries && series != null) {
            throw new BadSetting("usage", "--list-series lists all series, --series the mosaics of one; give one");
        }
        try (var catalogue = BasemapCatalogue.open(common, common.settings())) {
            return listSeries ? listSeries(catalogue) : listMosaics(catalogue);
        }
    }

    private int listMosaics(BasemapCatalogue catalogue) throws InterruptedException {
        var met = series == null ? catalogue.mosaics(name) : catalogue.ofSeries(catalogue.seriesNamed(series));
        var wanted = met.stream().filter(this::isWanted).toList();
        var shown = wanted.stream()
                .filter(mosaic -> all || mosaic.downloadable())
                .sorted(Comparator.comparing(Mosaic::firstAcquired).thenComparing(Mosaic::name))
                .toList();
        var table = table("name", "first_acquired", "last_acquired", "interval", "download", "id");
        var json = shown.stream().map(ListBasemapsVerb::json).toList();
        for (var mosaic : shown) {
            table.add(
                    mosaic.name(),
                    mosaic.day(),
                    day(mosaic.lastAcquired()),
                    mosaic.interval(),
                    mosaic.downloadable() ? "yes" : "no",
                    mosaic.id());
        }
        show(table, Out.count(shown.size(), "mosaic") + hidden(wanted.size() - shown.size()));
        Out.json(common, Map.of("mosaics", json, "hidden", wanted.size() - shown.size()));
        return Exit.DONE;
    }

    private static String hidden(int mosaics) {
        return mosaics == 0 ? "" : "; " + mosaics + " more may not be downloaded, --all shows them";
    }

    private boolean isWanted(Mosaic mosaic) {
        return mosaic.name().toLowerCase(Locale.ROOT).contains(name.toLowerCase(Locale.ROOT))
                && (from == null || !mosaic.day().isBefore(from))
                && (to == null || !mosaic.day().isAfter(to))
                && (interval == null || Interval.isSame(interval, mosaic.interval()));
    }

    private int listSeries(BasemapCatalogue catalogue) throws InterruptedException {
        var shown = catalogue.series().stream()
                .filter(one -> one.name().toLowerCase(Locale.ROOT).contains(name.toLowerCase(Locale.ROOT)))
                .filter(one -> interval == null || Interval.isSame(interval, one.interval()))
                .sorted(Comparator.comparing(Series::name))
                .toList();
        var table = table("name", "first_acquired", "last_acquired", "interval", "id");
        for (var one : shown) {
            table.add(one.name(), day(one.firstAcquired()), day(one.lastAcquired()), one.interval(), one.id());
        }
        show(table, shown.size() + " series");
        Out.json(common, Map.of("series", table.json()));
        return Exit.DONE;
    }

    private Table table(String... columns) {
        return new Table(common, Integer.MAX_VALUE, columns);
    }

    private void show(Table table, String sum) {
        table.print();
        Out.say(common, sum);
    }

    private static String day(@Nullable Instant instant) {
        return instant == null
                ? ""
                : instant.atZone(ZoneOffset.UTC).toLocalDate().toString();
    }

    private static Map<String, Object> json(Mosaic mosaic) {
        var json = new LinkedHashMap<String, Object>();
        json.put("id", mosaic.id());
        json.put("name", mosaic.name());
        json.put("first_acquired", mosaic.firstAcquired().toString());
        json.put("last_acquired", mosaic.lastAcquired().toString());
        json.put("interval", mosaic.interval());
        json.put("quad_download", mosaic.downloadable());
        json.put("bbox", mosaic.bbox());
        json.put("level", mosaic.grid().level());
        json.put("quad_pixels", mosaic.grid().quadPixels());
        json.put("resolution_metres", mosaic.grid().resolutionMetres());
        json.put("item_types", mosaic.itemTypes());
        return json;
    }
}
