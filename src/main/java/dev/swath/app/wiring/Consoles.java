package dev.swath.app.wiring;

import dev.swath.app.web.Console;
import dev.swath.app.web.Previews;
import dev.swath.io.planet.Bundles;
import dev.swath.io.planet.PlanetUrls;
import dev.swath.model.Cadence;
import dev.swath.step.intake.Appraise;
import java.time.Clock;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/** What the pages are given. */
final class Consoles {
    private static final long MEGABYTE = 1_000_000;

    private Consoles() {}

    static Console of(Settings settings, Stores stores, PlanetUrls urls, Previews previews, Clock clock) {
        return new Console(
                stores.files(),
                settings.home().resolve("state").resolve("pictures"),
                settings.integer("web.pictures-mb") * MEGABYTE,
                urls,
                previews,
                new Appraise(
                        () -> Deciding.of(settings),
                        new DropChecker(settings),
                        settings.integer("order.max-vertices"),
                        settings.integer("search.max-months")),
                () -> choices(settings),
                clock);
    }

    /** What a drop may ask for, what it gets when it asks for nothing, and how maps look. */
    private static Map<String, Object> choices(Settings settings) {
        var standards = Deciding.of(settings);
        var itemType = settings.text("order.item-type");
        var told = new LinkedHashMap<String, Object>();
        told.put("item_type", itemType);
        told.put("bundles", Bundles.of(itemType).names());
        told.put("cadences", Arrays.stream(Cadence.values()).map(Cadence::word).toList());
        told.put("bundle", standards.get("order.bundle"));
        told.put("cadence", standards.get("select.cadence"));
        told.put("min_coverage", standards.get("select.min-coverage-percent"));
        told.put("max_cloud", standards.get("select.max-cloud-percent"));
        told.put("start_date", standards.get("intake.start-date"));
        told.put("end_date", standards.get("intake.end-date"));
        told.put("inbox", settings.path("intake.folder").toString());
        told.put("tiles", settings.text("web.tiles"));
        told.put("tiles_credit", settings.text("web.tiles-credit"));
        return told;
    }
}
