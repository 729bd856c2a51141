package dev.swath.step.order;

import com.github.f4b6a3.ulid.UlidCreator;
import dev.swath.io.base.Ellipsoid;
import dev.swath.io.ledger.Ledger;
import dev.swath.io.planet.Bundles;
import dev.swath.model.Candidate;
import dev.swath.model.Claim;
import dev.swath.model.Order;
import dev.swath.model.OrderState;
import dev.swath.model.Request;
import dev.swath.model.Scene;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.Handler;
import org.locationtech.jts.geom.Geometry;

/**
 * Turns the chosen scenes of a request into order intents and commits them as PLANNED. Nothing is sent.
 *
 * <p>Scenes are grouped by the bundle that is available for them, and cut into orders of at most {@code maxItems}.
 */
public final class PlanOrders {
    private final Ledger ledger;
    private final int maxItems;

    /** @param maxItems most scenes in one order, 1 to 500 (Planet's limit) */
    public PlanOrders(Ledger ledger, int maxItems) {
        this.ledger = ledger;
        this.maxItems = maxItems;
    }

    @Handler
    public void plan(Claim claim) {
        var request = ledger.features().request(claim.workId());
        var chosen = ledger.candidates().of(claim.workId()).stream()
                .filter(Candidate::chosen)
                .map(Candidate::scene)
                .sorted(Comparator.comparing(Scene::id))
                .toList();
        ledger.orders().plan(claim, intents(request, chosen));
    }

    List<Order> intents(Request request, List<Scene> scenes) {
        Map<String, List<Scene>> byBundle = new LinkedHashMap<>();
        for (var scene : scenes) {
            byBundle.computeIfAbsent(bundle(request, scene), bundle -> new ArrayList<>())
                    .add(scene);
        }
        var intents = new ArrayList<Order>();
        byBundle.forEach((bundle, group) -> {
            for (int from = 0; from < group.size(); from += maxItems) {
                intents.add(intent(request, bundle, group.subList(from, Math.min(from + maxItems, group.size()))));
            }
        });
        return intents;
    }

    private static String bundle(Request request, Scene scene) {
        return Bundles.of(request.terms().itemType())
                .firstAvailable(request.terms().bundle(), scene.downloadable())
                .orElse(request.terms().bundle());
    }

    private static Order intent(Request request, String bundle, List<Scene> scenes) {
        var id = UlidCreator.getMonotonicUlid().toString();
        var clips =
                request.terms().clip() && Bundles.of(request.terms().itemType()).clippable(bundle);
        return new Order(
                id,
                request.id(),
                request.jobId(),
                "swath-" + id,
                OrderState.PLANNED,
                0,
                scenes.stream().map(Scene::id).toList(),
                request.terms().itemType(),
                bundle,
                clips ? request.clip() : null,
                request.terms().harmonize(),
                estimate(scenes, clips ? request.clip() : null),
                null,
                null,
                null);
    }

    /** Σ area(footprint ∩ clip), or of whole footprints without a clip; hectares with four decimals. */
    static BigDecimal estimate(List<Scene> scenes, @org.jspecify.annotations.Nullable Geometry clip) {
        double hectares = 0;
        for (var scene : scenes) {
            hectares += Ellipsoid.hectares(
                    clip == null ? scene.footprint() : scene.footprint().intersection(clip));
        }
        return BigDecimal.valueOf(hectares).setScale(4, RoundingMode.HALF_UP);
    }
}
