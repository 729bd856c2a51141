package dev.swath.app.wiring;

import static dev.swath.app.wiring.Key.choice;
import static dev.swath.app.wiring.Key.text;

import dev.swath.io.ledger.Ledger;
import dev.swath.io.raster.read.RangeCache;
import dev.swath.io.store.TargetName;
import dev.swath.model.CompositeMaking;
import dev.swath.model.trouble.BadSetting;
import dev.swath.model.trouble.Corrupt;
import dev.swath.step.catalog.CatalogDelivered;
import dev.swath.step.catalog.CompositeDelivered;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** The setting of the catalog of what was delivered, and the bean that writes it. */
final class CatalogKeys {
    static final String FOLDER = "catalog.folder";

    static final List<Key> ALL = List.of(
            text(
                    FOLDER,
                    "catalog",
                    "Folder of the store for the STAC catalog of what was delivered; empty = it is told over HTTP alone."),
            choice(
                    CompositeDelivered.SETTING,
                    "none",
                    List.of("none", "monthly"),
                    "Whether a drop's delivered scenes are composited when it ends, feature by feature; best set beside one"
                            + " drop: composite=monthly in its NAME.properties."));

    /** Heads of images alone are read. */
    private static final long CACHE_BYTES = 1 << 20;

    private CatalogKeys() {}

    /** @throws BadSetting when it is not a plain name */
    static void demandFit(Settings settings) {
        var folder = settings.text(FOLDER);
        try {
            if (!folder.isEmpty()) {
                TargetName.demandPlain(folder);
            }
        } catch (Corrupt unsafe) {
            throw new BadSetting(
                    "bad-setting",
                    FOLDER + ": must be a folder of the store, names with / between them, was '" + folder + "'",
                    unsafe);
        }
    }

    static CatalogDelivered bean(Settings settings, Ledger ledger, Stores stores, Clock clock) {
        var rules = new CatalogDelivered.Rules(
                settings.text(FOLDER),
                settings.home().resolve("state").resolve("catalog"),
                settings.scaled("retry.round-seconds", ChronoUnit.SECONDS));
        var cache = new RangeCache(CACHE_BYTES);
        return new CatalogDelivered(ledger, stores.store(), target -> stores.source(target, cache), rules, clock);
    }

    static CompositeDelivered composites(Settings settings, Ledger ledger) {
        var making = new CompositeMaking(
                settings.text("composite.grid"),
                CompositeMaking.STANDARD.resolution(),
                settings.text("composite.method"),
                settings.text("composite.mask"),
                settings.integer("composite.dilation"),
                settings.text("composite.output"),
                settings.text("composite.stretch"));
        return new CompositeDelivered(ledger, making, settings.service("planet.url"), settings.text(FOLDER));
    }

    /** Documents of another folder, or of another store, are written anew. */
    static void settle(Settings settings, Ledger ledger) {
        ledger.catalog().writtenAt(settings.text("store.url") + " " + settings.text(FOLDER));
    }
}
