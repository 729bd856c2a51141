package dev.swath.step.download;

import dev.swath.io.ledger.Ledger;
import dev.swath.model.Order;
import dev.swath.model.Scene;
import dev.swath.model.Source;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** The day that all quads of an order are of. */
final class MosaicDay {
    private MosaicDay() {}

    /** When the order's mosaic begins, as the provider said when it was found; null of scenes, whose ids tell it. */
    static @Nullable LocalDate of(Ledger ledger, Order order) {
        return order.source() == Source.SCENES
                ? null
                : ledger.candidates()
                        .scene(order.itemType(), order.items().get(0))
                        .map(Scene::day)
                        .orElse(null);
    }
}
