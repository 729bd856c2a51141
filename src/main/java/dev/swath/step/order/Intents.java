package dev.swath.step.order;

import com.github.f4b6a3.ulid.UlidCreator;
import dev.swath.io.base.Ellipsoid;
import dev.swath.io.planet.Bundles;
import dev.swath.model.Item;
import dev.swath.model.Order;
import dev.swath.model.OrderState;
import dev.swath.model.Owner;
import dev.swath.model.Plan;
import dev.swath.model.Product;
import dev.swath.model.Reason;
import dev.swath.model.Request;
import dev.swath.model.Scene;
import dev.swath.model.Share;
import dev.swath.model.Source;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;

/**
 * How a request gets its chosen scenes. Pure, save for new ids.
 *
 * <table>
 * <caption>What becomes of a scene</caption>
 * <tr><td>the request's own order has it, or a share does</td><td>nothing is left to do</td></tr>
 * <tr><td>another request's order owns it</td><td>shared, unless the drop buys again on purpose</td></tr>
 * <tr><td>the request's orders did not deliver it too often</td><td>given up</td></tr>
 * <tr><td>else</td><td>ordered</td></tr>
 * </table>
 *
 * <p>Scenes are grouped by what they are bought as, and cut into orders of at most {@code maxItems}.
 *
 * @param rules how orders are made
 */
record Intents(Request request, Rules rules) {
    /** Tells what is known of scenes that are to be bought as a product. */
    @FunctionalInterface
    interface Knowledge {
        Had of(Product product, List<Scene> scenes);
    }

    /**
     * What is known of scenes.
     *
     * @param owners newest owner by item id, of the product in question
     * @param missed how many orders of the request did not deliver an item
     * @param settled items that the request has by its own orders or by a share
     */
    record Had(Map<String, Owner> owners, Map<Item, Integer> missed, Set<Item> settled) {
        static final Had NOTHING = new Had(Map.of(), Map.of(), Set.of());
    }

    /**
     * How orders are made.
     *
     * @param again whether the drop buys again what other drops own
     * @param maxItems most scenes in one order
     * @param minCharge least hectares that one scene is charged
     * @param topUps how often a scene that was not delivered is ordered again
     * @param hold why the orders wait for a person; null = they go out
     */
    record Rules(
            boolean again,
            int maxItems,
            BigDecimal minCharge,
            int topUps,
            @Nullable Reason hold) {}

    /** @param scenes chosen scenes of the request */
    Plan plan(List<Scene> scenes, Knowledge knowledge) {
        Map<Product, List<Scene>> groups = new LinkedHashMap<>();
        scenes.stream().sorted(Comparator.comparing(Scene::id)).forEach(scene -> groups.computeIfAbsent(
                        product(request, scene), product -> new ArrayList<>())
                .add(scene));
        var orders = new ArrayList<Order>();
        var shares = new ArrayList<Share>();
        Map<Item, Reason> dropped = new LinkedHashMap<>();
        groups.forEach((product, group) -> {
            var plan = plan(product, group, knowledge.of(product, group));
            orders.addAll(plan.intents());
            shares.addAll(plan.shares());
            dropped.putAll(plan.dropped());
        });
        return new Plan(List.copyOf(orders), List.copyOf(shares), Map.copyOf(dropped), rules.hold());
    }

    private Plan plan(Product product, List<Scene> scenes, Had had) {
        var wanted = new ArrayList<Scene>();
        Map<String, List<String>> owned = new TreeMap<>();
        Map<Item, Reason> dropped = new LinkedHashMap<>();
        int generation = 0;
        for (var scene : scenes) {
            var owner = had.owners().get(scene.id());
            if (had.settled().contains(scene.item())) {
                continue;
            }
            int missed = had.missed().getOrDefault(scene.item(), 0);
            if (owner != null && isShared(owner)) {
                owned.computeIfAbsent(owner.orderId(), order -> new ArrayList<>())
                        .add(scene.id());
            } else if (missed > rules.topUps()) {
                dropped.put(
                        scene.item(),
                        new Reason("not-delivered", "ordered %d times and never delivered".formatted(missed)));
            } else {
                wanted.add(scene);
                generation = Math.max(generation, owner == null ? 0 : owner.generation() + 1);
            }
        }
        return new Plan(orders(product, wanted, generation), shares(owned), Map.copyOf(dropped), rules.hold());
    }

    private boolean isShared(Owner owner) {
        return !rules.again() || owner.jobId().equals(request.jobId());
    }

    private List<Share> shares(Map<String, List<String>> owned) {
        return owned.entrySet().stream()
                .map(entry -> new Share(
                        UlidCreator.getMonotonicUlid().toString(),
                        request.id(),
                        request.jobId(),
                        entry.getKey(),
                        List.copyOf(entry.getValue())))
                .toList();
    }

    private List<Order> orders(Product product, List<Scene> scenes, int generation) {
        var orders = new ArrayList<Order>();
        for (int from = 0; from < scenes.size(); from += rules.maxItems()) {
            orders.add(
                    order(product, scenes.subList(from, Math.min(from + rules.maxItems(), scenes.size())), generation));
        }
        return orders;
    }

    private Order order(Product product, List<Scene> scenes, int generation) {
        var id = UlidCreator.getMonotonicUlid().toString();
        var clip = product.clipHash().isEmpty() ? null : request.clip();
        return new Order(
                id,
                request.id(),
                request.jobId(),
                "swath-" + id,
                OrderState.PLANNED,
                0,
                scenes.stream().map(Scene::id).toList(),
                product.itemType(),
                product.bundle(),
                clip,
                product.clipHash(),
                product.tools().equals(Product.HARMONIZE),
                generation,
                estimate(scenes, clip, rules.minCharge()),
                null,
                null,
                null);
    }

    /** What a scene or quad of the request is bought as. */
    static Product product(Request request, Scene scene) {
        var terms = request.terms();
        if (terms.source() == Source.BASEMAPS) {
            return new Product(scene.itemType(), Product.QUAD, terms.clip() ? request.clipHash() : "", "");
        }
        var bundles = Bundles.of(terms.itemType());
        var bundle =
                bundles.firstAvailable(terms.bundle(), scene.downloadable()).orElse(terms.bundle());
        boolean clips = terms.clip() && bundles.clippable(bundle);
        return new Product(
                terms.itemType(), bundle, clips ? request.clipHash() : "", terms.harmonize() ? Product.HARMONIZE : "");
    }

    /** Σ area(footprint ∩ clip), or of whole footprints without a clip, each at least the minimum; four decimals. */
    static BigDecimal estimate(List<Scene> scenes, @Nullable Geometry clip, BigDecimal minCharge) {
        double hectares = 0;
        for (var scene : scenes) {
            var charged = clip == null ? scene.footprint() : scene.footprint().intersection(clip);
            hectares += Math.max(minCharge.doubleValue(), Ellipsoid.hectares(charged));
        }
        return BigDecimal.valueOf(hectares).setScale(4, RoundingMode.HALF_UP);
    }
}
