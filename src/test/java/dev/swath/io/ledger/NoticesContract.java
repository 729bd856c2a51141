package dev.swath.io.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.swath.io.ledger.Notices.Item;
import dev.swath.io.ledger.Notices.Kind;
import dev.swath.model.Plan;
import dev.swath.model.Reason;
import dev.swath.model.Route;
import dev.swath.model.Verdict;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What people are told, once each, whatever happens to who tells. */
abstract class NoticesContract extends LedgerCase {
    private static final List<String> ALL =
            Arrays.stream(Kind.values()).map(Kind::word).toList();
    private static final Reason NO_AREA = new Reason("unusable-geometry", "a point has no area");

    private Optional<Notices.Untold> untold() {
        return ledger().notices().untold("mail", ALL, 9);
    }

    private List<Item> items() {
        return untold().map(Notices.Untold::items).orElse(List.of());
    }

    private void tell() {
        ledger().notices().told("mail", untold().orElseThrow().upTo());
    }

    private void follow() {
        ledger().notices().follow(Set.of("mail"));
    }

    private void setAside(String drop, int features) {
        var job = given().reading(drop, null);
        ledger().features()
                .add(IntStream.range(0, features)
                        .mapToObj(row -> Given.taken(Given.feature(job.id(), "point-" + row, row, NO_AREA)))
                        .toList());
        ledger().jobs().open(job.id(), "revision-" + job.id());
    }

    @Test
    void aThousandFeaturesSetAside_areOneEntry() {
        follow();
        setAside("points", 1000);
        assertThat(items())
                .extracting(Item::kind, Item::drop, Item::code, Item::count, Item::detail)
                .containsExactly(tuple("feature-aside", "points", "unusable-geometry", 1000L, "a point has no area"));
    }

    @Test
    void whatWasTold_isNotToldAgain_overRestarts() {
        follow();
        setAside("points", 3);
        assertThat(items()).hasSize(1);
        assertThat(items()).as("until it was told").hasSize(1);
        tell();
        assertThat(untold()).isEmpty();
        reopen();
        follow();
        assertThat(untold()).isEmpty();
        setAside("more", 1);
        assertThat(items()).extracting(Item::drop).containsExactly("more");
    }

    @Test
    void aNewChannel_beginsWithWhatHappensFromNowOn_andOneThatIsGoneIsForgotten() {
        setAside("before", 1);
        follow();
        assertThat(untold()).isEmpty();
        setAside("after", 1);
        ledger().notices().follow(Set.of("webhook"));
        assertThat(untold()).isEmpty();
        assertThat(ledger().notices().untold("webhook", ALL, 9)).isEmpty();
    }

    @Test
    void whatDidNotGoOut_waitsLongerEachTime_andIsToldWithWhatHappenedMeanwhile() {
        follow();
        setAside("points", 1);
        var first = Duration.between(clock().instant(), ledger().notices().notTold("mail"));
        assertThat(untold()).isEmpty();
        clock().advance(first);
        assertThat(items()).hasSize(1);
        var second = Duration.between(clock().instant(), ledger().notices().notTold("mail"));
        assertThat(second).isEqualTo(first.multipliedBy(2));
        for (int i = 0; i < 20; i++) {
            ledger().notices().notTold("mail");
        }
        reopen();
        assertThat(untold()).as("not before its time, after a restart either").isEmpty();
        clock().advance(Duration.ofMinutes(30));
        setAside("more", 1);
        assertThat(items()).extracting(Item::drop).containsExactly("points", "more");
    }

    @Test
    void dropsAndTheirTroubles_areTold_andOrdinaryWorkIsNot() {
        follow();
        var bad = given().reading("bad", null);
        ledger().jobs().fail(bad.id(), new Reason("missing-prj", "bad.shp: has no .prj"));
        var good = given().open("good", 1);
        ledger().work().putBack(given().claim(Route.SEARCH), clock().instant(), Given.TROUBLE);
        ledger().work().fail(given().claim(Route.SEARCH), Given.TROUBLE);
        ledger().jobs().finish(good.id());
        ledger().gates().closed("door/planet", "the key was refused");
        ledger().gates().opened("door/planet");
        assertThat(items())
                .extracting(Item::kind, Item::drop, Item::code)
                .containsExactly(
                        tuple("drop-aside", "bad", "missing-prj"),
                        tuple("failure", "good", "unavailable"),
                        tuple("drop-done", "good", ""),
                        tuple("door-closed", "", ""),
                        tuple("door-open", "", ""));
        assertThat(ledger().notices()
                        .untold("mail", List.of("door-open"), 9)
                        .orElseThrow()
                        .items())
                .hasSize(1);
        var two = ledger().notices().untold("mail", ALL, 2).orElseThrow();
        assertThat(two.items()).hasSize(2);
        assertThat(two.more()).isEqualTo(3);
    }

    @Test
    void aBudget_isToldOnceForAnOrderThatIsJudgedAgainAndAgain() {
        follow();
        var reason = new Reason("over-day-budget", "quota.max-hectares-per-day is 1");
        given().open("fields", 1);
        var request = given().chosen();
        ledger().orders().plan(request, Plan.of(List.of(Given.order(request))));
        for (int i = 0; i < 3; i++) {
            ledger().money().reserve(given().claim(Route.ORDER), spending -> new Verdict(reason, clock().instant()));
            clock().advance(Duration.ofMinutes(1));
        }
        assertThat(items()).extracting(Item::kind, Item::count).containsExactly(tuple("budget", 1L));
        tell();
        ledger().money().reserve(given().claim(Route.ORDER), spending -> new Verdict(reason, clock().instant()));
        assertThat(untold()).isEmpty();
        clock().advance(Duration.ofHours(13));
        ledger().money().reserve(given().claim(Route.ORDER), spending -> new Verdict(reason, clock().instant()));
        assertThat(items()).hasSize(1);
    }
}
