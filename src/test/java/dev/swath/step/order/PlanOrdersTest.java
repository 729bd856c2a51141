package dev.swath.step.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.swath.io.base.Ellipsoid;
import dev.swath.io.ledger.Ledger;
import dev.swath.io.ledger.SqlLedger;
import dev.swath.model.Cadence;
import dev.swath.model.Order;
import dev.swath.model.Period;
import dev.swath.model.Request;
import dev.swath.model.Scene;
import dev.swath.model.Terms;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;

class PlanOrdersTest {
    private static final Set<String> EIGHT_BANDS = Set.of(
            "ortho_analytic_8b_sr",
            "ortho_analytic_8b_xml",
            "ortho_udm2",
            "ortho_analytic_4b_sr",
            "ortho_analytic_4b_xml");
    private static final Set<String> FOUR_BANDS = Set.of("ortho_analytic_4b_sr", "ortho_analytic_4b_xml", "ortho_udm2");
    private static final String CHAIN = "analytic_8b_sr_udm2,analytic_sr_udm2";
    private static final Geometry FIELD = square(10, 10.01);

    private final Ledger ledger;

    PlanOrdersTest(@TempDir Path folder) {
        ledger = SqlLedger.open("jdbc:sqlite:" + folder.resolve("ledger.db"), Clock.systemUTC(), "test");
    }

    @AfterEach
    void close() {
        ledger.close();
    }

    private List<Order> intents(int maxItems, boolean clip, List<Scene> scenes) {
        var rules = new Intents.Rules(false, maxItems, BigDecimal.ZERO, 2, null);
        return new Intents(request(clip), rules)
                .plan(scenes, (product, group) -> Intents.Had.NOTHING)
                .intents();
    }

    @Test
    void scenes_are_cut_into_orders_of_the_largest_size_and_none_is_lost_or_bought_twice() {
        var scenes = IntStream.range(0, 250)
                .mapToObj(i -> scene("s%03d".formatted(i), EIGHT_BANDS))
                .toList();
        var orders = intents(100, true, scenes);
        assertThat(orders).extracting(order -> order.items().size()).containsExactly(100, 100, 50);
        assertThat(orders.stream().flatMap(order -> order.items().stream()).toList())
                .containsExactlyElementsOf(scenes.stream().map(Scene::id).toList());
        assertThat(orders).extracting(Order::name).doesNotHaveDuplicates().allMatch(name -> name.matches("swath-\\w+"));
        assertThat(intents(100, true, scenes.subList(0, 100))).hasSize(1);
    }

    @Test
    void nothing_chosen_is_nothing_ordered() {
        assertThat(intents(100, true, List.of())).isEmpty();
    }

    @Test
    void each_scene_is_ordered_in_the_first_bundle_that_it_has() {
        var orders =
                intents(100, true, List.of(scene("a", EIGHT_BANDS), scene("b", FOUR_BANDS), scene("c", EIGHT_BANDS)));
        assertThat(orders).extracting(Order::bundle).containsExactly("analytic_8b_sr_udm2", "analytic_sr_udm2");
        assertThat(orders).extracting(Order::items).containsExactly(List.of("a", "c"), List.of("b"));
    }

    @Test
    void a_scene_of_which_nothing_is_known_is_ordered_with_the_whole_chain() {
        assertThat(intents(100, true, List.of(scene("a", Set.of()))))
                .singleElement()
                .satisfies(order -> assertThat(order.bundle()).isEqualTo(CHAIN));
    }

    @Test
    void what_is_charged_is_the_field_when_clipped_and_the_scene_when_not() {
        var scenes = List.of(scene("a", EIGHT_BANDS), scene("b", EIGHT_BANDS));
        double field = Ellipsoid.hectares(FIELD);
        assertThat(intents(100, true, scenes).get(0).hectares().doubleValue()).isCloseTo(2 * field, within(0.001));
        var whole = intents(100, false, scenes).get(0);
        assertThat(whole.clip() == null).isTrue();
        assertThat(whole.hectares().doubleValue())
                .isCloseTo(2 * Ellipsoid.hectares(scenes.get(0).footprint()), within(0.001));
        assertThat(whole.hectares().scale()).isEqualTo(4);
    }

    @Test
    void only_what_lies_in_the_scene_is_charged() {
        var half = new GeometryFactory().toGeometry(new Envelope(10.005, 10.3, 49.9, 50.2));
        assertThat(Intents.estimate(List.of(scene("a", EIGHT_BANDS, half)), FIELD, BigDecimal.ZERO)
                        .doubleValue())
                .isCloseTo(Ellipsoid.hectares(FIELD) / 2, within(0.5));
        assertThat(Intents.estimate(List.of(scene("a", EIGHT_BANDS, square(20, 21))), FIELD, BigDecimal.ZERO))
                .isZero();
    }

    private static Request request(boolean clip) {
        var june = new Period(LocalDate.of(2025, 6, 1), LocalDate.of(2025, 6, 30));
        var terms = new Terms(june, Cadence.WEEKLY, 98, 20, "PSScene", CHAIN, clip, false);
        return new Request("R", "J", "F", "1", "fields", FIELD, FIELD, "c", BigDecimal.TEN, terms, june);
    }

    private static Scene scene(String id, Set<String> assets) {
        return scene(id, assets, square(9.9, 10.1));
    }

    private static Scene scene(String id, Set<String> assets, Geometry footprint) {
        var acquired = Instant.parse("2025-06-02T10:00:00Z");
        return new Scene(id, "PSScene", acquired, 1.0, footprint, assets, assets, "PSB.SD", true);
    }

    private static Geometry square(double west, double east) {
        return new GeometryFactory().toGeometry(new Envelope(west, east, 50, 50 + east - west));
    }
}
