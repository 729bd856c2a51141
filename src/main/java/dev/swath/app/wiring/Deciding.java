package dev.swath.app.wiring;

import dev.swath.io.ledger.Standing;
import dev.swath.io.store.layout.Layout;
import dev.swath.model.ShortName;
import dev.swath.step.catalog.CompositeDelivered;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Settings that decide what is bought, and where it lies: frozen with every drop, and what a {@code NAME.properties} may override. */
public final class Deciding {
    private static final List<String> NAMES = List.of(
            "intake.id-column",
            "intake.start-column",
            "intake.end-column",
            "intake.start-date",
            "intake.end-date",
            "intake.assume-crs",
            "intake.buffer-metres",
            "select.cadence",
            "select.min-coverage-percent",
            "select.max-cloud-percent",
            "order.item-type",
            "order.bundle",
            "order.clip",
            "order.harmonize",
            "order.again",
            "order.source",
            "basemap.series",
            "basemap.mosaic",
            "basemap.quads",
            "order.delivery",
            "order.s3.bucket",
            "order.s3.region",
            "order.s3.prefix",
            "order.s3.destination-ref",
            "quota.max-hectares-per-drop",
            Standing.CRON,
            Standing.LOOK_BACK_DAYS,
            Standing.UNTIL,
            CompositeDelivered.SETTING,
            Layout.NAME,
            Layout.TEMPLATE);

    private Deciding() {}

    /** As they stand now. */
    public static Map<String, String> of(Settings settings) {
        var deciding = new TreeMap<String, String>();
        NAMES.forEach(name -> deciding.put(name, settings.text(name)));
        // everybody's limit may change while the drop is under way; only what is set beside the drop is frozen
        deciding.put("quota.max-hectares-per-drop", "0");
        return deciding;
    }

    /** What is wrong with a value for one of them; empty when nothing is. */
    static String fault(Settings settings, String name, String value) {
        return NAMES.contains(name)
                ? settings.fault(name, value)
                : "is no setting of a drop; those are " + String.join(", ", ShortName.words());
    }
}
