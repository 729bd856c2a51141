package dev.swath.io.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.swath.io.ledger.Decisions.Kind;
import dev.swath.io.ledger.Decisions.Subject;
import dev.swath.model.Candidate;
import dev.swath.model.Claim;
import dev.swath.model.Reason;
import dev.swath.model.Route;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What can be told of a subject, in lists that end. */
abstract class HistoryContract extends BoughtCase {
    private static final int FEATURES = 30;

    private Subject subject(Kind kind, String word) {
        return ledger().decisions().find(word).stream()
                .filter(one -> one.kind() == kind)
                .findFirst()
                .orElseThrow();
    }

    private void reject(Claim search, Reason reason) {
        ledger().candidates().add(search, List.of(Given.scene("scene-1", "2024-05-02T10:00:00Z")));
        ledger().candidates().found(search, "question-" + search.workId());
        var select = given().claim(Route.SELECT);
        ledger().candidates()
                .decide(
                        select,
                        ledger().candidates().of(select.workId()).stream()
                                .map(one -> new Candidate(one.scene(), 40.0, false, reason))
                                .toList());
    }

    @Test
    void whatManyFeaturesDecided_isOneEntryForEachReason() {
        given().open("parcels", FEATURES);
        for (int i = 0; i < FEATURES; i++) {
            reject(given().claim(Route.SEARCH), new Reason(i < 10 ? "coverage" : "clouds", "no. " + i));
        }
        assertThat(ledger().history().verdicts(subject(Kind.SCENE, "scene-1"), 20))
                .extracting(History.Verdict::features, History.Verdict::chosen)
                .containsExactly(tuple(20L, false), tuple(10L, false));
    }

    @Test
    void listsEnd_andTheNewestEventsAreTold() {
        var request = request();
        var owner = plan(request, order(request, "clip", 0, "a"));
        sent();
        var order = subject(Kind.ORDER, owner.name());
        var all = ledger().history().about(order, 100);
        assertThat(all).extracting(History.Event::event).containsExactly("planned", "posting", "sent");
        assertThat(ledger().history().about(order, 2)).isEqualTo(all.subList(1, 3));
        assertThat(ledger().history().bought(order, 0)).isEmpty();
    }

    @Test
    void parts_areCalledAsPeopleCallThem() {
        var request = request();
        var owner = plan(request, order(request, "clip", 0, "a"));
        share(request(), owner);
        var feature = ledger().history().featureOf(owner.id());
        assertThat(ledger().history().about(subject(Kind.FEATURE, feature), 100))
                .extracting(History.Event::part)
                .contains("2024-05-01 to 2024-05-31", owner.name())
                .doesNotContain(owner.id(), request.workId());
        assertThat(ledger().history().shared(subject(Kind.ORDER, owner.name()), 9))
                .singleElement()
                .satisfies(shared -> {
                    assertThat(shared.owner()).isEqualTo(feature);
                    assertThat(shared.sharer()).isNotEqualTo(feature).endsWith("/field-1");
                });
    }

    @Test
    void theBill_isOfWhatThePlanetAccepted() {
        var request = request();
        var owner = plan(request, order(request, "clip", 0, "a"));
        var drop = subject(Kind.DROP, request.jobId());
        var claim = sent();
        assertThat(ledger().history().bill(drop).placed()).isZero();
        assertThat(ledger().history().bill(drop).spent()).isEqualByComparingTo(owner.hectares());
        ledger().orders().placed(claim, "planet-" + owner.id(), "queued", clock().instant());
        assertThat(ledger().history().bill(drop)).satisfies(bill -> {
            assertThat(bill.ordersPlaced()).isEqualTo(1);
            assertThat(bill.placed()).isEqualByComparingTo(owner.hectares());
        });
    }
}
