package dev.swath.step.select;

import static org.assertj.core.api.Assertions.assertThat;

import dev.swath.model.Cadence;
import dev.swath.model.Candidate;
import dev.swath.model.Reason;
import dev.swath.model.Request;
import dev.swath.model.Scene;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class SelectionTest {
    private static final String NOON = "2025-06-10T12:00:00Z";

    @ParameterizedTest
    @CsvSource({
        "98, 5, chosen",
        "97.99, 5, low-coverage",
        "100, 20, chosen",
        "100, 20.01, too-cloudy",
        "100, 0, chosen",
        "100, , cloud-unknown",
        "50, 90, low-coverage"
    })
    void thresholds_are_inclusive(double coverage, Double clouds, String code) {
        assertThat(reasonFor(Sample.scene("a_1", NOON, clouds, coverage)).code())
                .isEqualTo(code);
    }

    @Test
    void reasons_name_the_numbers_and_stay_true_when_rounded() {
        assertThat(reasonFor(Sample.scene("a_1", NOON, 5.0, 97.999)).text())
                .isEqualTo("covers 97.99 % of the AOI, wanted are at least 98 %");
        assertThat(reasonFor(Sample.scene("a_1", NOON, 20.001)).text())
                .isEqualTo("has 20.01 % clouds, wanted are at most 20 %");
        assertThat(reasonFor(Sample.scene("a_1", NOON, 0.07 * 100)).text())
                .isEqualTo("covers 100 % of the AOI with 7 % clouds: the only one of the week from 2025-06-08");
    }

    @Test
    void unknown_clouds_are_welcome_where_all_clouds_are() {
        var request = Sample.request(Cadence.WEEKLY, 100);
        assertThat(decide(request, Sample.scene("a_1", NOON, null)).get(0).chosen())
                .isTrue();
        assertThat(chosen(request, Sample.scene("a_1", NOON, null), Sample.scene("b_2", NOON, 100.0)))
                .as("but known ones come first")
                .containsExactly("b_2");
    }

    @ParameterizedTest
    @CsvSource({
        "2025-06-01T00:00:00Z, chosen",
        "2025-05-31T23:59:59.999Z, outside-period",
        "2025-06-30T23:59:59.999Z, chosen",
        "2025-07-01T00:00:00Z, outside-period"
    })
    void the_period_is_whole_days_in_utc(String acquired, String code) {
        assertThat(reasonFor(Sample.scene("a_1", acquired, 0.0)).code()).isEqualTo(code);
    }

    @Test
    void scenes_that_cannot_be_bought_say_why() {
        Scene whole = Sample.scene("a_1", NOON, 0.0);
        Set<String> imageOnly = Set.of("ortho_analytic_4b_sr", "ortho_analytic_4b_xml");

        assertThat(reasonFor(with(whole, imageOnly, imageOnly, true)))
                .isEqualTo(new Reason(
                        "no-asset",
                        "cannot be had as analytic_8b_sr_udm2 or analytic_sr_udm2: it lacks ortho_analytic_8b_sr,"
                                + " ortho_analytic_8b_xml, ortho_udm2"));
        assertThat(reasonFor(with(whole, Sample.ASSETS, imageOnly, true)).code())
                .isEqualTo("no-permission");
        assertThat(reasonFor(with(whole, Sample.ASSETS, Sample.ASSETS, false)).code())
                .isEqualTo("test-quality");
    }

    @Test
    void the_best_of_a_week_is_more_covered_then_less_cloudy_then_earlier_then_first_by_id() {
        Scene covered = Sample.scene("e_5", "2025-06-11T12:00:00Z", 20.0, 99.5);
        Scene clear = Sample.scene("d_4", "2025-06-11T12:00:00Z", 0.0, 99);
        Scene cloudy = Sample.scene("c_3", "2025-06-10T12:00:00Z", 1.0, 99);
        Scene later = Sample.scene("b_2", "2025-06-12T12:00:00Z", 0.0, 99);
        Scene sameTime = Sample.scene("z_9", "2025-06-11T12:00:00Z", 0.0, 99);
        var request = Sample.request(Cadence.WEEKLY, 20);

        assertThat(chosen(request, clear, cloudy, covered)).containsExactly("e_5");
        assertThat(chosen(request, cloudy, clear)).containsExactly("d_4");
        assertThat(chosen(request, later, clear)).containsExactly("d_4");
        assertThat(chosen(request, sameTime, clear)).containsExactly("d_4");
        assertThat(textOf("c_3", decide(request, cloudy, clear)))
                .isEqualTo("d_4 is the choice of the week from 2025-06-08: it has fewer clouds"
                        + " (0 % clouds to 1 % clouds)");
        assertThat(textOf("d_4", decide(request, clear, covered)))
                .contains("e_5", "it covers more of the AOI (99.5 % to 99 %)");
        assertThat(textOf("b_2", decide(request, later, clear))).endsWith("it is as good, and was taken earlier");
    }

    @ParameterizedTest
    @CsvSource({
        // Saturday and Sunday: two weeks; Sunday and Saturday after: one
        "WEEKLY, 2025-06-07T23:59:59Z, 2025-06-08T00:00:00Z, 2",
        "WEEKLY, 2025-06-08T00:00:00Z, 2025-06-14T23:59:59Z, 1",
        "DAILY, 2025-06-08T00:00:00Z, 2025-06-08T23:59:59Z, 1",
        "DAILY, 2025-06-08T23:59:59Z, 2025-06-09T00:00:00Z, 2",
        "MONTHLY, 2025-06-01T00:00:00Z, 2025-06-30T23:59:59Z, 1",
        "ALL, 2025-06-08T00:00:00Z, 2025-06-08T00:00:05Z, 2"
    })
    void one_scene_is_chosen_per_interval(Cadence cadence, String first, String second, int wanted) {
        assertThat(chosen(
                        Sample.request(cadence, 20), Sample.scene("a_1", first, 0.0), Sample.scene("b_2", second, 0.0)))
                .hasSize(wanted);
    }

    @Test
    void one_acquisition_under_two_ids_is_bought_once() {
        Scene first = Sample.scene("20250610_120000_1_24ab", "2025-06-10T12:00:00.10Z", 0.0);
        Scene again = Sample.scene("20250610_120000_24ab", "2025-06-10T12:00:00.1013Z", 2.0);
        Scene otherSatellite = Sample.scene("20250610_120000_24ac", "2025-06-10T12:00:00.10Z", 0.0);
        Scene nextFrame = Sample.scene(
                "20250610_120000_99_24ab", "2025-06-10T12:00:00.99Z", 0.0, Sample.box(9.99, 49.99, 10.101, 50.101));

        List<Candidate> verdicts = decide(Sample.request(Cadence.ALL, 20), again, first, otherSatellite, nextFrame);

        assertThat(verdicts.stream().filter(Candidate::chosen).map(one -> one.scene()
                        .id()))
                .containsExactlyInAnyOrder(first.id(), otherSatellite.id(), nextFrame.id());
        assertThat(textOf(again.id(), verdicts)).isEqualTo("the same acquisition as " + first.id());
    }

    @Test
    void an_unacceptable_copy_does_not_stand_in_the_way_of_a_good_one() {
        Scene good = Sample.scene("x_1_24ab", NOON, 5.0);
        Scene better = with(Sample.scene("x_24ab", NOON, 0.0), Set.of(), Set.of(), true);

        assertThat(chosen(Sample.request(Cadence.ALL, 20), good, better)).containsExactly(good.id());
    }

    @Test
    void nothing_found_is_nothing_chosen() {
        assertThat(decide(Sample.request(Cadence.WEEKLY, 20))).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void every_scene_gets_a_reason_and_the_order_of_pages_does_not_matter(Cadence cadence) {
        var random = new Random(7);
        var scenes = new Scene[60];
        for (int i = 0; i < scenes.length; i++) {
            String acquired = "2025-06-%02dT%02d:00:00Z".formatted(1 + random.nextInt(30), random.nextInt(24));
            Double clouds = random.nextInt(10) == 0 ? null : (double) random.nextInt(30);
            scenes[i] = Sample.scene("s_" + i, acquired, clouds, 90 + random.nextInt(11));
        }
        var request = Sample.request(cadence, 20);
        List<Candidate> verdicts = decide(request, scenes);

        assertThat(verdicts).hasSize(scenes.length).allMatch(verdict -> verdict.reason() != null);
        assertThat(verdicts)
                .allMatch(verdict -> verdict.chosen()
                        == Objects.requireNonNull(verdict.reason()).code().equals("chosen"));
        for (int i = 0; i < 20; i++) {
            Collections.shuffle(Arrays.asList(scenes), random);
            assertThat(decide(request, scenes)).isEqualTo(verdicts);
        }
    }

    private static Scene with(Scene scene, Set<String> assets, Set<String> downloadable, boolean standard) {
        return new Scene(
                scene.id(),
                scene.itemType(),
                scene.acquired(),
                scene.cloudPercent(),
                scene.footprint(),
                assets,
                downloadable,
                scene.instrument(),
                standard);
    }

    private static List<Candidate> decide(Request request, Scene... scenes) {
        return Selection.decide(
                request, Arrays.stream(scenes).map(Sample::undecided).toList(), Map.of());
    }

    private static Reason reasonFor(Scene scene) {
        return Objects.requireNonNull(
                decide(Sample.request(Cadence.WEEKLY, 20), scene).get(0).reason());
    }

    private static List<String> chosen(Request request, Scene... scenes) {
        return decide(request, scenes).stream()
                .filter(Candidate::chosen)
                .map(one -> one.scene().id())
                .toList();
    }

    private static String textOf(String id, List<Candidate> verdicts) {
        return verdicts.stream()
                .filter(one -> one.scene().id().equals(id))
                .map(one -> Objects.requireNonNull(one.reason()).text())
                .findFirst()
                .orElseThrow();
    }
}
