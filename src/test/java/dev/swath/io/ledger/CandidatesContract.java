package dev.swath.io.ledger;

import static dev.swath.io.ledger.Given.scene;
import static org.assertj.core.api.Assertions.assertThat;

import dev.swath.model.Candidate;
import dev.swath.model.Claim;
import dev.swath.model.Reason;
import dev.swath.model.Route;
import dev.swath.model.Scene;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What was found, and what was decided about it. */
abstract class CandidatesContract extends LedgerCase {
    private static final Scene FIRST = scene("b", "2024-05-01T10:00:00Z");
    private static final Scene SECOND = scene("a", "2024-05-02T10:00:00Z");
    private static final Reason BEST = new Reason("best", "best of its week");
    private static final Reason CLOUDY = new Reason("cloudy", "12.6 percent clouds");

    private Candidates candidates() {
        return ledger().candidates();
    }

    private Claim search() {
        given().open("fields-" + Given.id(), 1);
        return given().claim(Route.SEARCH);
    }

    private static Candidate undecided(Scene scene) {
        return new Candidate(scene, null, false, null);
    }

    @Test
    void add_keepsScenesOnceInOrderOfTime() {
        var search = search();
        candidates().add(search, List.of(SECOND));
        candidates().add(search, List.of(FIRST, SECOND));
        candidates().add(search, List.of());
        assertThat(candidates().of(search.workId())).containsExactly(undecided(FIRST), undecided(SECOND));
    }

    @Test
    void add_sceneWithoutCloudsOrInstrument() {
        var plain =
                new Scene("p", "SkySatScene", FIRST.acquired(), null, Given.square(1), Set.of(), Set.of(), "", false);
        var search = search();
        candidates().add(search, List.of(plain));
        assertThat(candidates().of(search.workId())).containsExactly(undecided(plain));
    }

    @Test
    void add_newestWordOnASceneCountsForAll_andVerdictsStay() {
        var early = search();
        candidates().add(early, List.of(FIRST));
        candidates().found(early, "q1");
        candidates().decide(given().claim(Route.SELECT), List.of(new Candidate(FIRST, 99.5, true, BEST)));
        var newer = new Scene(
                "b",
                "PSScene",
                FIRST.acquired(),
                4.0,
                FIRST.footprint(),
                Set.of("ortho_analytic_8b_sr"),
                Set.of("ortho_analytic_8b_sr"),
                "PSB.SD",
                true);
        candidates().add(search(), List.of(newer));
        assertThat(candidates().of(early.workId())).containsExactly(new Candidate(newer, 99.5, true, BEST));
    }

    @Test
    void found_goesOnToSelect() {
        var search = search();
        candidates().add(search, List.of(FIRST, SECOND));
        candidates().found(search, "q");
        assertThat(given().claim(Route.SELECT).workId()).isEqualTo(search.workId());
        assertThat(ledger().history().of(search.workId()))
                .extracting(History.Event::detail)
                .containsExactly("2 scenes");
    }

    @Test
    void decide_withOneChosen_goesOnToOrderPlan() {
        var search = search();
        candidates().add(search, List.of(FIRST, SECOND));
        candidates().found(search, "q");
        var verdicts = List.of(new Candidate(FIRST, 100.0, true, BEST), new Candidate(SECOND, 42.5, false, CLOUDY));
        candidates().decide(given().claim(Route.SELECT), verdicts);
        assertThat(candidates().of(search.workId())).isEqualTo(verdicts);
        assertThat(given().claims(Route.ORDER_PLAN, 9)).hasSize(1);
    }

    @Test
    void decide_withNothing_isDoneAndSaysWhy() {
        var search = search();
        candidates().add(search, List.of(FIRST));
        candidates().found(search, "q");
        candidates().decide(given().claim(Route.SELECT), List.of(new Candidate(FIRST, 1.0, false, CLOUDY)));
        var nothing = search();
        candidates().found(nothing, "q2");
        candidates().decide(given().claim(Route.SELECT), List.of());
        assertThat(ledger().jobs().counts()).containsEntry("select/done", 2L).doesNotContainKey("order-plan/waiting");
        assertThat(ledger().jobs().reasons(null)).as("nobody has to act on it").isEmpty();
        assertThat(ledger().jobs().ended(9)).hasSize(2);
    }

    @Test
    void reuse_copiesAFreshSearch_undecided() {
        var first = search();
        candidates().add(first, List.of(FIRST, SECOND));
        candidates().found(first, "q");
        var finished = clock().instant();
        candidates().decide(given().claim(Route.SELECT), List.of(new Candidate(FIRST, 99.5, true, BEST)));
        clock().advance(Duration.ofHours(1));
        var second = search();
        assertThat(candidates().reuse(second, "another", finished)).isFalse();
        assertThat(candidates().reuse(second, "q", finished.plusMillis(1)))
                .as("too old")
                .isFalse();
        assertThat(candidates().of(second.workId())).isEmpty();
        assertThat(candidates().reuse(second, "q", finished)).isTrue();
        assertThat(candidates().of(second.workId())).containsExactly(undecided(FIRST), undecided(SECOND));
        candidates().found(second, "q");
        assertThat(candidates().reuse(search(), "q", finished.plusMillis(1)))
                .as("a copy is not newer")
                .isFalse();
    }

    @Test
    void ofFeature_overAllItsRequests() {
        var search = search();
        candidates().add(search, List.of(FIRST, SECOND));
        var feature = ledger().features().request(search.workId()).featureId();
        try (var found = candidates().ofFeature(feature)) {
            assertThat(found).extracting(Candidate::scene).containsExactly(FIRST, SECOND);
        }
    }
}
