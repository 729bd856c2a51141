package dev.swath.step.dataset.choose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.swath.model.trouble.BadInput;
import dev.swath.step.dataset.season.Season;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Which scene is taken by its facts alone. */
class SceneChoiceTest {
    private static final LocalDate DATE = LocalDate.of(2024, 4, 5);
    private static final LocalDate TODAY = LocalDate.of(2025, 1, 1);

    private static SceneFacts scene(String id, String day, @Nullable Double cloud) {
        return new SceneFacts(id, Instant.parse("2024-" + day + "T10:00:00Z"), cloud, 100);
    }

    private static SceneChoice begin(ChoiceOptions options) {
        return SceneChoice.begin(options, Season.PLANTING, DATE, TODAY);
    }

    private static Step end(ChoiceOptions options, SceneFacts... scenes) {
        return begin(options).found(List.of(scenes)).next();
    }

    private static String best(ChoiceOptions options, SceneFacts... scenes) {
        return ((Step.Chosen) end(options, scenes)).best().scene().id();
    }

    @Test
    void first_the_window_is_searched() {
        Step.Search search = (Step.Search) begin(ChoiceOptions.DESIGN).next();
        assertThat(search.window().interval()).isEqualTo("2024-03-22T00:00:00Z/2024-04-19T23:59:59Z");
        assertThat(search.widened()).isZero();
    }

    @Test
    void a_scene_without_clouds_comes_first_of_all() {
        assertThat(best(
                        ChoiceOptions.DESIGN,
                        scene("a", "04-05", 0.2),
                        scene("b", "03-25", 0.0),
                        scene("c", "04-05", 9.0)))
                .isEqualTo("b");
    }

    @Test
    void of_equally_cloudy_scenes_the_nearest_to_the_date_is_taken_then_the_first_id() {
        // newest first, as services answer
        assertThat(best(
                        ChoiceOptions.DESIGN,
                        scene("a-new", "04-18", 1.0),
                        scene("c-near", "04-04", 1.0),
                        scene("b-old", "03-25", 1.0)))
                .isEqualTo("c-near");
        assertThat(best(ChoiceOptions.DESIGN, scene("b", "04-04", 1.0), scene("a", "04-04", 1.0)))
                .isEqualTo("a");
    }

    @Test
    void scenes_at_the_limit_or_without_a_number_are_not_taken() {
        Step.Missing missing = (Step.Missing) end(
                ChoiceOptions.DESIGN, scene("a", "04-05", 10.0), scene("b", "04-05", null), scene("c", "04-05", 80.0));
        assertThat(missing.reason()).isEqualTo("no cloud-free planting scene");
        assertThat(missing.rejected())
                .extracting(Rejected::reason)
                .containsExactly(
                        "scene is 10.00 % cloud, limit is below 10.00 %",
                        "the service does not say how cloudy the scene is",
                        "scene is 80.00 % cloud, limit is below 10.00 %");
        assertThat(((Step.Missing) end(ChoiceOptions.DESIGN)).reason()).isEqualTo("no planting scene");
        ChoiceOptions none = ChoiceOptions.DESIGN.with(Limits.DESIGN.withSceneCloud(0));
        assertThat(best(none, scene("a", "04-05", 0.1), scene("b", "03-30", 0.0)))
                .isEqualTo("b");
    }

    @Test
    void a_scene_counts_by_its_data_over_the_chip_and_not_elsewhere() {
        Instant day = Instant.parse("2024-04-05T10:00:00Z");
        var beside = new SceneFacts("beside", day, 0.0, 0);
        var half = new SceneFacts("half", day, 0.0, 50);
        var line = new SceneFacts("line", day, 5.0, 99.97);
        assertThat(best(ChoiceOptions.DESIGN, beside, half, line)).isEqualTo("line");
        assertThat(((Step.Missing) end(ChoiceOptions.DESIGN, half)).rejected())
                .extracting(Rejected::reason)
                .containsExactly("the scene has data for 50.0 % of the chip, limit is 100.0 %");
        Step.Missing missing = (Step.Missing) end(ChoiceOptions.DESIGN.with(OnMissing.BEST_AVAILABLE), beside);
        assertThat(missing.rejected())
                .extracting(Rejected::reason)
                .containsExactly("the chip lies outside of the scene");
    }

    @Test
    void alternatives_are_the_next_best() {
        Step.Chosen chosen = (Step.Chosen) end(
                ChoiceOptions.DESIGN.withAlternatives(2),
                scene("d", "04-05", 4.0),
                scene("b", "04-05", 2.0),
                scene("x", "04-05", 40.0),
                scene("a", "04-05", 1.0),
                scene("c", "04-05", 3.0));
        assertThat(chosen.best().scene().id()).isEqualTo("a");
        assertThat(chosen.alternatives()).extracting(pick -> pick.scene().id()).containsExactly("b", "c");
        assertThat(chosen.rejected())
                .extracting(rejected -> rejected.scene().id())
                .containsExactly("x", "d");
    }

    @Test
    void windows_are_widened_as_often_as_allowed() {
        ChoiceOptions twice = new ChoiceOptions(Limits.DESIGN, 14, 2, 7, 0, OnMissing.SKIP);
        SceneChoice choice = begin(twice).found(List.of(scene("a", "04-05", 50.0)));
        assertThat(((Step.Search) choice.next()).window().bufferDays()).isEqualTo(21);
        choice = choice.found(List.of(scene("a", "04-05", 50.0)));
        assertThat(((Step.Search) choice.next()).window().bufferDays()).isEqualTo(28);
        Step.Chosen chosen = (Step.Chosen) choice.found(List.of(scene("a", "04-05", 50.0), scene("b", "03-10", 1.0)))
                .next();
        assertThat(chosen.best().scene().id()).isEqualTo("b");
        assertThat(chosen.widened()).isEqualTo(2);
        assertThat(chosen.window().bufferDays()).isEqualTo(28);
        assertThat(((Step.Missing) choice.found(List.of()).next()).rejected()).hasSize(1);
    }

    @Test
    void best_available_drops_the_limits_last() {
        ChoiceOptions options = new ChoiceOptions(Limits.DESIGN, 14, 1, 14, 0, OnMissing.BEST_AVAILABLE);
        SceneChoice choice = begin(options).found(List.of(scene("a", "04-05", 90.0)));
        assertThat(choice.next()).isInstanceOf(Step.Search.class);
        Step.Chosen chosen = (Step.Chosen) choice.found(List.of(scene("c", "03-20", null), scene("b", "03-10", 60.0)))
                .next();
        assertThat(chosen.best().scene().id()).isEqualTo("b");
        assertThat(chosen.relaxed()).isTrue();
        assertThat(((Step.Missing) begin(ChoiceOptions.DESIGN.with(OnMissing.BEST_AVAILABLE))
                                .found(List.of())
                                .next())
                        .reason())
                .isEqualTo("no planting scene");
    }

    @Test
    void a_window_that_is_not_over_is_searched_up_to_today_and_said() {
        SceneChoice choice = SceneChoice.begin(ChoiceOptions.DESIGN, Season.HARVEST, DATE, LocalDate.of(2024, 4, 7));
        assertThat(((Step.Search) choice.next()).window().end()).isEqualTo("2024-04-07");
        assertThat(choice.found(List.of(scene("a", "04-05", 1.0))).next()).isInstanceOf(Step.Chosen.class);
        assertThat(((Step.Missing) choice.found(List.of()).next()).reason())
                .isEqualTo("no harvest scene up to today, the window is not over");
    }

    @Test
    void a_window_after_today_is_not_searched_unless_it_is_widened_into_the_past() {
        var today = LocalDate.of(2024, 3, 1);
        SceneChoice choice = SceneChoice.begin(ChoiceOptions.DESIGN, Season.PLANTING, DATE, today);
        assertThat(((Step.Missing) choice.next()).reason()).isEqualTo("planting window begins 2024-03-22, after today");
        Step.Search wide = (Step.Search) SceneChoice.begin(ChoiceOptions.FTWD, Season.PLANTING, DATE, today)
                .next();
        assertThat(wide.window().bufferDays()).isEqualTo(42);
    }

    @Test
    void profiles_are_the_design_and_the_tool_of_today() {
        assertThat(ChoiceOptions.profile("design").limits().pixels()).isNull();
        ChoiceOptions ftwd = ChoiceOptions.profile("ftwd");
        assertThat(ftwd)
                .isEqualTo(new ChoiceOptions(
                        new Limits(75, 0, new PixelLimits(2, 50, 0.1, 100)), 14, 3, 14, 0, OnMissing.SKIP));
        assertThat(end(ftwd, scene("a", "04-05", 74.9))).isInstanceOf(Step.Look.class);
        assertThat(end(ftwd, scene("a", "04-05", 75.0))).isInstanceOf(Step.Search.class);
        assertThatThrownBy(() -> ChoiceOptions.profile("x")).isInstanceOf(BadInput.class);
        assertThatThrownBy(() -> Limits.DESIGN.withSceneCloud(101)).isInstanceOf(BadInput.class);
        assertThatThrownBy(() -> new ChoiceOptions(Limits.DESIGN, 14, 30, 14, 0, OnMissing.SKIP))
                .isInstanceOf(BadInput.class);
    }
}
