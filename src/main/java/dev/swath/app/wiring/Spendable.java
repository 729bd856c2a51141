package dev.swath.app.wiring;

import dev.swath.model.Limits;
import java.math.BigDecimal;

/** What may be spent, as the settings stand now. */
final class Spendable {
    private Spendable() {}

    static Limits of(Settings settings) {
        return new Limits(
                hectares(settings, "quota.max-hectares-per-run"),
                hectares(settings, "quota.max-hectares-per-day"),
                hectares(settings, "quota.max-hectares-per-month"),
                hectares(settings, "quota.max-hectares-per-drop"),
                false,
                hectares(settings, "quota.approve-above-hectares"),
                hectares(settings, "quota.min-charge-hectares"),
                settings.integer("order.top-ups"),
                settings.text("quota.account").equals("obey"),
                settings.integer("order.max-active"));
    }

    private static BigDecimal hectares(Settings settings, String key) {
        return new BigDecimal(settings.text(key));
    }
}
