package dev.swath.app.wiring;

import dev.swath.app.composite.CompositeDesk;
import dev.swath.app.composite.CompositeDesk.Terms;
import dev.swath.io.ledger.Ledger;
import dev.swath.io.stac.request.CompositeWords.Usual;
import dev.swath.model.CompositeMaking;

/** Where composites are asked for, under the settings in force. */
public final class Composing {
    private static final long MILLION = 1_000_000;

    private Composing() {}

    public static CompositeDesk desk(Settings settings, Ledger ledger) {
        var usual = new Usual(
                settings.text("composite.collection"),
                new CompositeMaking(
                        settings.text("composite.grid"),
                        settings.decimal("composite.resolution"),
                        settings.text("composite.method"),
                        settings.text("composite.mask"),
                        settings.integer("composite.dilation"),
                        settings.text("composite.output"),
                        settings.text("composite.stretch")),
                settings.isOn("composite.ingest"),
                settings.isOn("ingest.clip"));
        return new CompositeDesk(
                ledger,
                CollectionKeys.profiles(settings),
                new Terms(settings.service("stac.url"), usual, settings.integer("composite.max-megapixels") * MILLION));
    }
}
