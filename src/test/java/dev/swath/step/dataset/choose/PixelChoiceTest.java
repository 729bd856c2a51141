package dev.swath.step.dataset.choose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.swath.step.dataset.season.Season;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Which scene is taken when its pixels over the chip are looked at. */
class PixelChoiceTest {
    private static final LocalDate DATE = LocalDate.of(2024, 4, 5);
    private static final LocalDate TODAY = LocalDate.of(2025, 1, 1);
    private static final ChoiceOptions STRICT =
            ChoiceOptions.DESIGN.with(Limits.DESIGN.withSceneCloud(60).with(PixelLimits.DESIGN));
    private static final ChoiceOptions TWO_PERCENT = STRICT.with(STRICT.limits().with(PixelLimits.DESIGN.withCloud(2)));

    private final List<String> looks = new ArrayList<>();

    private static SceneFacts scene(String id, double cloud) {
        return new SceneFacts(id, Instant.parse("2024-04-05T10:00:00Z"), cloud, 100);
    }

    /** Of 10,000 pixels. */
    private static PixelCover cloudy(int pixels) {
        return new PixelCover(10_000, 10_000, pixels, 0);
    }

    private static PixelCover classes(int... classAndCount) {
        long[] histogram = new long[12];
        for (int i = 0; i < classAndCount.length; i += 2) {
            histogram[classAndCount[i]] = classAndCount[i + 1];
        }
        return PixelCover.ofClasses(histogram, 0);
    }

    private Step run(ChoiceOptions options, Map<String, PixelCover> pixels, SceneFacts... scenes) {
        SceneChoice choice =
                SceneChoice.begin(options, Season.PLANTING, DATE, TODAY).found(List.of(scenes));
        Set<String> asked = new HashSet<>();
        while (choice.next() instanceof Step.Look look) {
            String id = look.scene().id();
            assertThat(asked.add(id)).as("%s is asked for once", id).isTrue();
            looks.add(id);
            PixelCover cover = pixels.get(id);
            choice = cover == null ? choice.unreadable(id, "403 Forbidden") : choice.looked(id, cover);
        }
        return choice.next();
    }

    private static String best(Step end) {
        return ((Step.Chosen) end).best().scene().id();
    }

    @Test
    void scenes_are_looked_at_from_the_clearest_until_one_hides_nothing() {
        var pixels = Map.of("a", cloudy(5), "b", cloudy(0), "c", cloudy(0));
        assertThat(best(run(STRICT, pixels, scene("c", 30), scene("b", 20), scene("a", 10))))
                .isEqualTo("b");
        assertThat(looks).containsExactly("a", "b");
    }

    @Test
    void the_clearest_chip_wins_and_not_the_clearest_scene() {
        var pixels = Map.of("a", cloudy(150), "b", cloudy(20), "c", cloudy(110));
        Step end = run(TWO_PERCENT, pixels, scene("a", 1), scene("b", 30), scene("c", 5));
        assertThat(best(end)).isEqualTo("b");
        assertThat(((Step.Chosen) end).best().chipCloudPercent()).hasValue(0.2);
    }

    @Test
    void hopeless_scenes_are_not_looked_at_and_nearly_cloudless_ones_need_no_look() {
        assertThat(run(STRICT, Map.of("a", cloudy(0)), scene("a", 50))).isInstanceOf(Step.Missing.class);
        Step end = run(STRICT, Map.of("b", cloudy(0)), scene("a", 50), scene("b", 49.9));
        assertThat(best(end)).isEqualTo("b");
        assertThat(looks).containsExactly("b");
        looks.clear();
        assertThat(best(run(STRICT, Map.of(), scene("c", 0.05), scene("d", 40))))
                .isEqualTo("c");
        assertThat(looks).isEmpty();
        run(STRICT, Map.of("e", cloudy(0)), scene("e", 0.1));
        assertThat(looks).containsExactly("e");
    }

    @Test
    void a_scene_without_clouds_comes_before_one_with_hardly_any() {
        assertThat(best(run(STRICT, Map.of(), scene("a", 0.05), scene("b", 0)))).isEqualTo("b");
    }

    @Test
    void a_chip_without_data_is_not_clear() {
        var pixels = Map.of("empty", classes(0, 10_000), "outside", PixelCover.ofClasses(new long[12], 10_000));
        Step.Missing missing = (Step.Missing) run(TWO_PERCENT, pixels, scene("empty", 1), scene("outside", 2));
        assertThat(missing.rejected()).extracting(Rejected::reason).containsOnly("the scene has no data over the chip");
        Step relaxed = run(TWO_PERCENT.with(OnMissing.BEST_AVAILABLE), pixels, scene("empty", 1), scene("outside", 2));
        assertThat(relaxed).isInstanceOf(Step.Missing.class);
        assertThat(classes(0, 10_000).cloudPercent()).isEqualTo(100);
    }

    @Test
    void a_chip_half_empty_is_not_taken_for_whole() {
        var half = classes(0, 5_000, 4, 5_000);
        assertThat(half.cloudPercent()).isZero();
        assertThat(PixelCover.ofClasses(new long[] {0, 0, 0, 0, 5_000}, 5_000))
                .as("what lies beyond the scene is as empty as what lies within")
                .isEqualTo(half);
        assertThat(run(TWO_PERCENT, Map.of("a", half), scene("a", 1))).isInstanceOf(Step.Missing.class);
        Step end = run(
                TWO_PERCENT.with(OnMissing.BEST_AVAILABLE),
                Map.of("a", half, "b", cloudy(1_000)),
                scene("a", 1),
                scene("b", 20));
        assertThat(best(end)).isEqualTo("b");
    }

    @Test
    void snow_is_no_cloud_and_yet_a_chip_under_snow_is_not_clear() {
        PixelCover snow = classes(11, 6_000, 4, 4_000);
        assertThat(snow.cloudPercent()).isZero();
        assertThat(snow.snowPercent()).isEqualTo(60);
        Step end = run(STRICT, Map.of("snow", snow, "bare", cloudy(0)), scene("snow", 1), scene("bare", 20));
        assertThat(best(end)).isEqualTo("bare");
    }

    @Test
    void clouds_are_classes_3_8_9_and_10_of_what_has_data() {
        PixelCover cover = classes(0, 50, 1, 10, 2, 10, 3, 1, 4, 60, 5, 10, 6, 10, 7, 10, 8, 2, 9, 3, 10, 4, 11, 30);
        assertThat(cover.valid()).isEqualTo(150);
        assertThat(cover.cloudPercent()).isEqualTo(100.0 * 10 / 150);
        assertThat(cover.nodataPercent()).isEqualTo(25);
        assertThatThrownBy(() -> PixelCover.ofClasses(new long[12], 0)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void probabilities_count_as_cloud_from_a_limit() {
        long[] histogram = new long[101];
        histogram[0] = 60;
        histogram[29] = 20;
        histogram[30] = 15;
        histogram[100] = 5;
        PixelCover cover = PixelCover.ofProbabilities(histogram, 100, 30);
        assertThat(cover.cloudPercent()).isEqualTo(20);
        assertThat(cover.nodataPercent()).isEqualTo(50);
        assertThat(PixelCover.ofProbabilities(new long[101], 100, 30).isSeen()).isFalse();
    }

    @Test
    void what_cannot_be_read_is_not_clear_and_may_be_tried_again() {
        Step end = run(TWO_PERCENT, Map.of("b", cloudy(100)), scene("a", 1), scene("b", 20));
        assertThat(best(end)).isEqualTo("b");
        Step failed = run(TWO_PERCENT, Map.of("b", cloudy(9_000)), scene("a", 1), scene("b", 20));
        assertThat(((Step.Failed) failed).error()).isEqualTo("403 Forbidden");
        assertThat(((Step.Failed) failed).rejected()).hasSize(2);
    }

    @Test
    void alternatives_need_looks_of_their_own() {
        var pixels = Map.of("a", cloudy(0), "b", cloudy(9_000), "c", cloudy(0), "d", cloudy(0));
        Step.Chosen chosen = (Step.Chosen)
                run(STRICT.withAlternatives(1), pixels, scene("a", 10), scene("b", 20), scene("c", 30), scene("d", 40));
        assertThat(chosen.best().scene().id()).isEqualTo("a");
        assertThat(chosen.alternatives()).extracting(pick -> pick.scene().id()).containsExactly("c");
        assertThat(looks).containsExactly("a", "b", "c");
    }

    @Test
    void the_pixel_check_does_not_lift_the_limit_for_scenes() {
        ChoiceOptions checked = ChoiceOptions.DESIGN.with(Limits.DESIGN.with(PixelLimits.DESIGN));
        assertThat(run(checked, Map.of("a", cloudy(0)), scene("a", 12))).isInstanceOf(Step.Missing.class);
        assertThat(looks).isEmpty();
    }

    @Test
    void a_chip_needs_both_seasons() {
        Step chosen = run(STRICT, Map.of(), scene("a", 0));
        Step missing = run(STRICT, Map.of("b", cloudy(9), "c", cloudy(9)), scene("b", 2), scene("c", 3));
        Step failed = run(STRICT, Map.of(), scene("d", 2));
        assertThat(ChipVerdict.of(chosen, chosen, OnMissing.SKIP)).isInstanceOf(ChipVerdict.Selected.class);
        assertThat(ChipVerdict.of(chosen, missing, OnMissing.SKIP))
                .isEqualTo(new ChipVerdict.Skipped("no cloud-free planting scene", 3));
        assertThat(ChipVerdict.of(missing, chosen, OnMissing.FAIL))
                .isEqualTo(new ChipVerdict.Failed("no cloud-free planting scene", true));
        assertThat(ChipVerdict.of(missing, failed, OnMissing.FAIL))
                .isEqualTo(new ChipVerdict.Failed("403 Forbidden", false));
        Step question = SceneChoice.begin(STRICT, Season.HARVEST, DATE, TODAY).next();
        assertThatThrownBy(() -> ChipVerdict.of(chosen, question, OnMissing.SKIP))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
