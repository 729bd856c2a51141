package dev.swath.app.web;

import dev.swath.io.base.Ellipsoid;
import dev.swath.io.ledger.Board.Area;
import dev.swath.io.ledger.Ledger;
import dev.swath.io.planet.PlanetUrls;
import dev.swath.model.Candidate;
import dev.swath.model.Order;
import dev.swath.model.Scene;
import dev.swath.model.trouble.BadInput;
import io.vertx.ext.web.RoutingContext;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;

/** Scenes with their footprints: those that were found for an area, and those of a plan that waits for approval. */
final class Candidates {
    private static final int MOST = 3000;
    private static final int PLACES = 4;

    private final Ledger ledger;
    private final Drops drops;
    private final PlanetUrls urls;
    private final Supplier<BigDecimal> minCharge;

    Candidates(Ledger ledger, Drops drops, PlanetUrls urls, Supplier<BigDecimal> minCharge) {
        this.ledger = ledger;
        this.drops = drops;
        this.urls = urls;
        this.minCharge = minCharge;
    }

    void area(RoutingContext context) {
        Answers.demandKnown(context);
        Answers.json(context, 200, Areas.feature(one(context)));
    }

    private Area one(RoutingContext context) {
        var id = context.pathParam("area");
        return ledger.board()
                .area(id)
                .orElseThrow(
                        () -> new BadInput("no-such-area", "no area is called '" + id + "'; /api/areas lists them"));
    }

    /** What was found for an area, by time: chosen or not, and why. */
    void ofArea(RoutingContext context) {
        Answers.demandKnown(context);
        var area = one(context);
        try (var found = ledger.candidates().ofFeature(area.id())) {
            var scenes = found.limit(MOST + 1).toList();
            var document = new LinkedHashMap<String, Object>();
            document.put("type", "FeatureCollection");
            document.put("more", scenes.size() > MOST);
            document.put(
                    "features",
                    scenes.stream()
                            .limit(MOST)
                            .map(one -> feature(one, area.shape()))
                            .toList());
            Answers.json(context, 200, document);
        }
    }

    /** @param charged what is cut out of it; null = nothing is, all of it is charged */
    private Map<String, Object> feature(Candidate candidate, @Nullable Geometry charged) {
        var properties = scene(candidate.scene(), candidate.coveragePercent(), charged);
        properties.put("chosen", candidate.chosen());
        Answers.put(properties, candidate.reason());
        return geoJson(candidate.scene(), properties);
    }

    private static Map<String, Object> geoJson(Scene scene, Map<String, Object> properties) {
        return Map.of(
                "type",
                "Feature",
                "id",
                scene.id(),
                "geometry",
                Shapes.geoJson(scene.footprint()),
                "properties",
                properties);
    }

    private Map<String, Object> scene(Scene scene, @Nullable Double coverage, @Nullable Geometry charged) {
        var told = new LinkedHashMap<String, Object>();
        told.put("scene", scene.id());
        told.put("item_type", scene.itemType());
        told.put("acquired", scene.acquired().toString());
        if (scene.cloudPercent() != null) {
            told.put("cloud_percent", scene.cloudPercent());
        }
        if (coverage != null) {
            told.put("coverage_percent", coverage);
        }
        told.put("hectares", hectares(scene, charged));
        told.put("preview", urls.thumbnail(scene.itemType(), scene.id()).toString());
        told.put("picture", ScenePictures.address(scene));
        return told;
    }

    private BigDecimal hectares(Scene scene, @Nullable Geometry charged) {
        var area = charged == null ? scene.footprint() : scene.footprint().intersection(charged);
        return BigDecimal.valueOf(Ellipsoid.hectares(area)).max(minCharge.get()).setScale(PLACES, RoundingMode.HALF_UP);
    }

    /** The orders that a drop's plan is made of, each with its scenes; {@code plan} is the digest that approves them. */
    void ofPlan(RoutingContext context) {
        Answers.demandKnown(context, "after", "limit");
        var job = drops.one(context.pathParam("drop"));
        var page = Answers.page(context);
        var after = page.after();
        var orders = ledger.approvals().heldOrders(job.id()).stream()
                .sorted()
                .filter(id -> after == null || id.compareTo(after) > 0)
                .limit(page.limit())
                .map(ledger.orders()::get)
                .toList();
        var head = Map.of("plan", ledger.approvals().held(job.id()).digest());
        Answers.page(context, "orders", orders, this::order, Order::id, head);
    }

    private Map<String, Object> order(Order order) {
        var request = ledger.features().request(order.requestId());
        var coverage = new TreeMap<String, Candidate>();
        ledger.candidates()
                .of(request.id())
                .forEach(one -> coverage.put(one.scene().id(), one));
        List<Map<String, Object>> scenes = new ArrayList<>();
        for (var item : order.items()) {
            var found = coverage.get(item);
            if (found != null) {
                scenes.add(geoJson(found.scene(), scene(found.scene(), found.coveragePercent(), order.clip())));
            }
        }
        var told = new LinkedHashMap<String, Object>();
        told.put("order", order.name());
        told.put("area", request.featureId());
        told.put("feature", request.featureKey());
        told.put("bundle", order.bundle());
        told.put("clipped", order.clip() != null);
        told.put("hectares", order.hectares());
        told.put("scenes", scenes);
        return told;
    }
}
