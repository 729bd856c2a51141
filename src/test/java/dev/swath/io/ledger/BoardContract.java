package dev.swath.io.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.swath.io.ledger.Board.Area;
import dev.swath.io.ledger.Board.Latest;
import dev.swath.io.ledger.Board.Pace;
import dev.swath.io.ledger.Board.Waiting;
import dev.swath.io.ledger.Listings.Page;
import dev.swath.model.Plan;
import dev.swath.model.Reason;
import dev.swath.model.Route;
import dev.swath.model.Verdict;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is shown at a glance. */
abstract class BoardContract extends LedgerCase {
    private static final Page ALL = new Page(null, 100);

    @Test
    void aPace_tellsItsSlowdown_andAPauseUntilItIsOver() {
        var now = clock().instant();
        ledger().gates().reserve("search/1f3a", 1000, now);
        ledger().gates().pause("search/1f3a", now.plusSeconds(30), 2);
        assertThat(ledger().board().paces())
                .extracting(Pace::gate, Pace::next, Pace::pausedUntil, Pace::slowdown)
                .containsExactly(tuple("search", now.plusSeconds(1), now.plusSeconds(30), 2.0));
        clock().advance(Duration.ofMinutes(1));
        assertThat(ledger().board().paces()).extracting(Pace::pausedUntil).containsOnlyNulls();
    }

    @Test
    void theLatest_areTheNewestOfAll_calledAsPeopleDo() {
        var file = given().manifest(clock().instant());
        ledger().deliveries().stored(file, Given.STORED);
        var target = ledger().listings().files(Listings.Which.ALL, ALL).get(0).get("target");
        assertThat(ledger().board().latest(1))
                .extracting(Latest::event, Latest::label)
                .containsExactly(tuple("stored", target));
        assertThat(ledger().board().latest(100))
                .extracting(Latest::label)
                .anyMatch(label -> label.endsWith("/field-1"))
                .anyMatch(label -> label.startsWith("swath-"))
                .isNotEmpty();
    }

    @Test
    void aPlanThatWaits_isOneLineOfItsDrop() {
        given().open("parcels", 1);
        var request = given().chosen();
        ledger().orders().plan(request, Plan.of(List.of(Given.order(request))));
        assertThat(ledger().board().waiting(10)).isEmpty();
        ledger().money().reserve(given().claim(Route.ORDER), spending -> Verdict.held("needs-approval", "12 ha"));
        assertThat(ledger().board().waiting(10))
                .extracting(Waiting::drop, Waiting::orders, Waiting::hectares)
                .containsExactly(tuple("parcels", 1L, new BigDecimal("12.3456")));
    }

    @Test
    void anArea_standsAsTheWorstOfItsWork() {
        var file = given().manifest(clock().instant());
        assertThat(states(null)).containsExactly("working");
        ledger().deliveries().stored(file, Given.STORED);
        assertThat(states(null)).containsExactly("done");
        var other = given().open("other", 2);
        ledger().work().fail(given().claim(Route.SEARCH), Given.TROUBLE);
        assertThat(states(other.id())).containsExactlyInAnyOrder("failed", "waiting");
        assertThat(ledger().board().areas(null, ALL))
                .hasSize(3)
                .extracting(Area::shape)
                .containsOnly(Given.square(0.1));
    }

    @Test
    void whatCannotBeUsed_isAside_withItsReason() {
        var job = given().reading("parcels", null);
        var why = new Reason("no-shape", "has no shape");
        ledger().features().add(List.of(Given.taken(Given.feature(job.id(), "odd", 1, why))));
        assertThat(ledger().board().areas(job.id(), ALL))
                .extracting(Area::key, Area::state, Area::aside)
                .containsExactly(tuple("odd", "aside", why));
    }

    @Test
    void areas_comePageByPage_eachOnce_inTheOrderOfTheFile() {
        var job = given().open("parcels", 5);
        given().open("other", 1);
        var first = ledger().board().areas(job.id(), new Page(null, 2));
        var rest = ledger().board().areas(job.id(), new Page(first.get(1).id(), 100));
        assertThat(first).extracting(Area::key).containsExactly("field-1", "field-2");
        assertThat(rest).extracting(Area::key).containsExactly("field-3", "field-4", "field-5");
        var all = ledger().board().areas(null, new Page(null, 4));
        assertThat(ledger().board().areas(null, new Page(all.get(3).id(), 100)))
                .hasSize(2)
                .doesNotContainAnyElementsOf(all);
    }

    private List<String> states(@org.jspecify.annotations.Nullable String jobId) {
        return ledger().board().areas(jobId, ALL).stream().map(Area::state).toList();
    }
}
