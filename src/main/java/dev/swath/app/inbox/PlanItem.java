package dev.swath.app.inbox;

import dev.swath.io.base.Ellipsoid;
import dev.swath.io.planet.OrderBytes;
import dev.swath.model.Order;
import dev.swath.model.Request;
import dev.swath.model.Scene;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;

/**
 * One scene of a plan.
 *
 * @param feature the user's id of the feature
 * @param order name of the order that buys it, or that owns it already
 * @param shared whether another request's order owns it: nothing is bought
 * @param coveragePercent share of the AOI inside the footprint; null when it was not reckoned
 * @param hectares estimate of what it is charged; zero when shared
 * @param bytes estimate of what comes of it; zero when shared
 * @param area the clip, or the whole footprint where nothing is cut; EPSG:4326
 */
record PlanItem(
        String feature,
        String order,
        boolean shared,
        String bundle,
        Scene scene,
        @Nullable Double coveragePercent,
        BigDecimal hectares,
        long bytes,
        Geometry area) {
    private static final int PLACES = 4;

    static PlanItem bought(Request request, Order order, Scene scene, @Nullable Double coverage, BigDecimal minCharge) {
        var clip = order.clip();
        var charged = clip == null ? scene.footprint() : scene.footprint().intersection(clip);
        var area = BigDecimal.valueOf(Ellipsoid.hectares(charged));
        return new PlanItem(
                request.featureKey(),
                order.name(),
                false,
                order.bundle(),
                scene,
                coverage,
                area.max(minCharge).setScale(PLACES, RoundingMode.HALF_UP),
                OrderBytes.estimate(order.itemType(), order.bundle(), area, 1),
                clip == null ? scene.footprint() : clip);
    }

    static PlanItem shared(Request request, Order owner, Scene scene, @Nullable Double coverage) {
        return new PlanItem(
                request.featureKey(),
                owner.name(),
                true,
                owner.bundle(),
                scene,
                coverage,
                BigDecimal.ZERO.setScale(PLACES),
                0,
                owner.clip() == null ? scene.footprint() : request.clip());
    }
}
