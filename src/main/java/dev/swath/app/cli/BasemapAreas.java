package dev.swath.app.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.swath.app.wiring.Settings;
import dev.swath.io.planet.GeoJson;
import dev.swath.model.Mosaic;
import dev.swath.model.Period;
import dev.swath.model.Scene;
import dev.swath.model.trouble.BadInput;
import dev.swath.model.trouble.NoSpace;
import dev.swath.model.trouble.Refused;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.operation.union.UnaryUnionOp;

/**
 * The file with the areas over which basemaps are wanted. Whatever the file, it is asked first whether the account has the
 * mosaic or the series, and may download it: a wrong name is told before anything is taken in.
 */
final class BasemapAreas {
    private static final String ID = "quads";

    private BasemapAreas() {}

    /**
     * @param file as given; null = the quads are the areas
     * @param overrides what the drop is taken in with; of quads alone the column of their name is added
     * @throws BadInput when there is no such mosaic, series or quad
     * @throws Refused when it may not be downloaded
     */
    static Path of(
            Common common, Settings settings, @Nullable Path file, List<String> quads, Map<String, String> overrides)
            throws InterruptedException {
        try (var catalogue = BasemapCatalogue.open(common, settings)) {
            var mosaic = mosaic(catalogue, overrides);
            var named = new ArrayList<Scene>();
            for (var quad : quads) {
                named.add(catalogue.quad(mosaic, quad.trim()));
            }
            if (file != null) {
                return common.home().resolve(file).normalize();
            }
            overrides.put("intake.id-column", ID);
            return write(settings.home().resolve("state").resolve("basemaps"), named);
        }
    }

    /** One that is wanted: of a series the first that begins in the period. */
    private static Mosaic mosaic(BasemapCatalogue catalogue, Map<String, String> overrides)
            throws InterruptedException {
        var name = overrides.getOrDefault("basemap.mosaic", "");
        if (!name.isEmpty()) {
            var mosaic = catalogue.mosaicNamed(name);
            demandRight(mosaic.downloadable(), "mosaic '" + name + "'");
            return mosaic;
        }
        var series = catalogue.seriesNamed(overrides.getOrDefault("basemap.series", ""));
        var period = period(overrides);
        var mosaics = catalogue.ofSeries(series).stream()
                .filter(mosaic -> mosaic.beginsIn(period))
                .toList();
        if (mosaics.isEmpty()) {
            throw new BadInput(
                    "no-mosaic",
                    "no mosaic of series '" + series.name() + "' begins from " + period.start() + " to " + period.end()
                            + "; swath list-basemaps --series shows those it has");
        }
        demandRight(
                mosaics.stream().anyMatch(Mosaic::downloadable),
                "series '" + series.name() + "' (" + mosaics.get(0).name() + ")");
        return mosaics.stream().filter(Mosaic::downloadable).findFirst().orElseThrow();
    }

    /** The options' period; columns of the file may say it for each feature. */
    private static Period period(Map<String, String> overrides) {
        var start = overrides.get("intake.start-date");
        var end = overrides.get("intake.end-date");
        try {
            return new Period(
                    start == null ? Period.EVER.start() : LocalDate.parse(start),
                    end == null ? Period.EVER.end() : LocalDate.parse(end));
        } catch (IllegalArgumentException reversed) {
            throw new BadInput("reversed-dates", String.valueOf(reversed.getMessage()), reversed);
        }
    }

    private static void demandRight(boolean downloadable, String what) {
        if (!downloadable) {
            throw new Refused(
                    "no-permission",
                    what + " may be looked at and not downloaded by this account (quad_download is false);"
                            + " ask Planet for the right, swath list-basemaps shows what you have");
        }
    }

    /** The same quads make the same file, so that asking again is the same drop. */
    private static Path write(Path folder, List<Scene> quads) {
        var ids = quads.stream().map(Scene::id).distinct().sorted().toList();
        var name =
                ids.size() == 1 ? ids.get(0) : ids.size() + "-" + HexFormat.of().toHexDigits(ids.hashCode());
        Geometry union = UnaryUnionOp.union(quads.stream().map(Scene::footprint).toList());
        var nodes = JsonNodeFactory.instance;
        var collection = nodes.objectNode().put("type", "FeatureCollection");
        var feature = collection.putArray("features").addObject().put("type", "Feature");
        feature.putObject("properties").put(ID, name);
        feature.set("geometry", GeoJson.write(union));
        var file = folder.resolve("quads-" + name + ".geojson");
        try {
            Files.createDirectories(folder);
            return Files.writeString(file, collection.toString());
        } catch (IOException e) {
            throw new NoSpace("cannot-write", file + ": cannot be written (" + e.getMessage() + ")", e);
        }
    }
}
