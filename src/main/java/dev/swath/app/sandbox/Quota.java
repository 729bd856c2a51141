package dev.swath.app.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/** The account's quota in square kilometres, charged when an order is accepted. Thread-safe. */
final class Quota {
    /** What the service says, at once or later, when the quota does not suffice. */
    static final String EXCEEDED =
            "Quota check failed - Insufficient quota: /subscriptions do not match all of the events";

    private final @Nullable Double total;
    private final double minCharge;
    private double used;

    Quota(SandboxOptions.Account account) {
        this.total = account.quotaSquareKm();
        this.minCharge = account.minChargeSquareKm();
    }

    /** Area that an order costs: of each scene what lies within the clip, else all of it; at least the minimum. */
    double cost(OrderCheck.Checked order) {
        double squareKm = 0;
        for (Order.Item item : order.items()) {
            var footprint = item.scene().footprint();
            double area = Area.squareKm(order.clip() == null ? footprint : footprint.intersection(order.clip()));
            squareKm += Math.max(minCharge, area);
        }
        return squareKm;
    }

    /** Takes an amount if it is there; otherwise takes nothing and says false. */
    synchronized boolean charge(double squareKm) {
        if (total != null && used + squareKm > total) {
            return false;
        }
        used += squareKm;
        return true;
    }

    /** GET /auth/v1/experimental/public/my/subscriptions. */
    synchronized Reply subscriptions() {
        ObjectNode plan = Json.object()
                .put("id", 1)
                .put("active_from", "2020-01-01T00:00:00+00:00")
                .putNull("active_to")
                .put("organization_id", 1)
                .put("plan_id", 1)
                .put("quota_enabled", total != null)
                .put("quota_sqkm", total)
                .put("quota_used", used)
                .put("quota_style", "consumption")
                .put("state", "active");
        plan.putObject("organization").put("id", 1).put("name", "Sandbox");
        plan.putObject("plan").put("id", 1).put("name", "Sandbox").put("state", "active");
        return Reply.json(200, Json.array().add(plan));
    }

    /** GET /account/v1/my/products/. */
    synchronized Reply products() {
        ObjectNode page = Json.object();
        page.putObject("meta").put("count", 1).putNull("next").putNull("prev");
        page.putArray("results")
                .addObject()
                .put("id", 1)
                .put("name", "planetscope")
                .put("title", "PlanetScope")
                .put("quota_total", total)
                .put("quota_used", used)
                .put("quota_units", "sqkm")
                .put("unlimited_quota", total == null)
                .put("supports_reservation", false)
                .put("state", "active");
        return Reply.json(200, page);
    }
}
