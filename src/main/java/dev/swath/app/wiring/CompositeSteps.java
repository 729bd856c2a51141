package dev.swath.app.wiring;

import static java.time.temporal.ChronoUnit.SECONDS;

import dev.swath.io.base.HttpFetch;
import dev.swath.io.engine.Engines;
import dev.swath.io.ledger.Ledger;
import dev.swath.model.CompositeRoom;
import dev.swath.model.trouble.BadSetting;
import dev.swath.step.composite.CatalogComposites;
import dev.swath.step.composite.MakeMonth;
import dev.swath.step.composite.PlanMonths;
import java.time.Clock;
import java.util.function.BooleanSupplier;

/** The beans of the routes that make composites. */
final class CompositeSteps {
    private static final long MEBIBYTE = 1 << 20;
    /** Of what came over a network. */
    private static final long CACHE_BYTES = 16 * MEBIBYTE;

    private static final int TILE_STEP = 512;

    private CompositeSteps() {}

    /** @param stopping whether the process wants to end */
    static Object[] of(
            Settings settings, Ledger ledger, Stores stores, HttpFetch fetch, Clock clock, BooleanSupplier stopping) {
        demandWords(settings);
        var look = settings.scaled("retry.round-seconds", SECONDS);
        var room = room(settings);
        var engine = Engines.named(settings.text("composite.engine"), room.workers());
        var images = new CompositeImages(stores, new RemoteImages(settings, fetch, clock, CACHE_BYTES));
        var sources = new PlanMonths.Sources(images::open, CollectionKeys.profiles(settings));
        return new Object[] {
            new PlanMonths(ledger, sources, room, look, clock),
            new MakeMonth(ledger, stores.store(), sources, engine, room, stopping),
            new CatalogComposites(ledger, stores.store(), sources, room, look, clock)
        };
    }

    /** What a request may leave to the settings; what a request says itself is checked where it comes in. */
    private static void demandWords(Settings settings) {
        demand(settings, "composite.grid", "auto|aligned|EPSG:\\d{4,5}", "auto, aligned, or EPSG:n");
        demand(
                settings,
                "composite.mask",
                "usual|strict|none|(\\d|1[01])(\\s*,\\s*(\\d|1[01]))*",
                "usual, strict, none, or classes of SCL as in 0,1,3,8,9,10");
        String number = "\\d(\\.\\d+)?";
        demand(
                settings,
                "composite.stretch",
                "auto|" + number + "\\s*,\\s*" + number,
                "auto, or two reflectances as in 0,0.3");
        String[] ends = settings.text("composite.stretch").split(",", -1);
        if (ends.length == 2 && Double.parseDouble(ends[0]) >= Double.parseDouble(ends[1])) {
            throw bad("composite.stretch", "the darker reflectance first, as in 0,0.3", settings);
        }
    }

    private static void demand(Settings settings, String key, String pattern, String words) {
        if (!settings.text(key).matches(pattern)) {
            throw bad(key, words, settings);
        }
    }

    private static BadSetting bad(String key, String words, Settings settings) {
        return new BadSetting("bad-setting", key + ": must be " + words + ", was '" + settings.text(key) + "'");
    }

    private static CompositeRoom room(Settings settings) {
        int tile = settings.integer("composite.tile-pixels");
        if (tile % TILE_STEP != 0) {
            throw bad("composite.tile-pixels", "a multiple of 512", settings);
        }
        String folder = settings.text("composite.folder").replaceAll("^/+|/+$", "");
        if (folder.isEmpty() || folder.equals("raw") || folder.matches("(.*/)?\\.\\.?(/.*)?")) {
            throw bad("composite.folder", "a folder of the store, and not raw", settings);
        }
        return new CompositeRoom(
                settings.path("composite.scratch"),
                folder,
                tile,
                settings.integer("composite.memory-mb") * MEBIBYTE,
                settings.integer("composite.workers"),
                settings.integer("composite.reads"));
    }
}
