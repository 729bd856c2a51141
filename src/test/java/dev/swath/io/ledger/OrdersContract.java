package dev.swath.io.ledger;

import static dev.swath.io.ledger.Given.TROUBLE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.swath.model.Claim;
import dev.swath.model.Delivery;
import dev.swath.model.Order;
import dev.swath.model.OrderState;
import dev.swath.model.Plan;
import dev.swath.model.Reason;
import dev.swath.model.Route;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** The transitions of an order: promise 1. */
abstract class OrdersContract extends LedgerCase {
    private static final Set<String> ENDS_UNKNOWN = Set.of("placed", "lookAgain", "resend", "hold", "givenUp");
    private static final Set<String> ENDS_POSTING = Set.of("placed", "refused", "later", "unknown");

    private Orders orders() {
        return ledger().orders();
    }

    private PlacedOrders placedOrders() {
        return ledger().placedOrders();
    }

    private Instant soon() {
        return clock().instant().plusSeconds(60);
    }

    private Order order(Claim claim) {
        return orders().get(claim.workId());
    }

    /** Every method that moves a claimed order, by its name. */
    private Map<String, Consumer<Claim>> moves() {
        var moves = new TreeMap<String, Consumer<Claim>>();
        moves.put("posting", claim -> orders().posting(claim));
        moves.put("placed", claim -> orders().placed(claim, "planet-" + claim.workId(), "queued", soon()));
        moves.put("refused", claim -> orders().refused(claim, new Reason("refused", "no"), List.of()));
        moves.put("later", claim -> orders().later(claim, soon(), TROUBLE));
        moves.put("unknown", claim -> orders().unknown(claim, soon(), TROUBLE));
        moves.put("lookAgain", claim -> orders().lookAgain(claim, soon()));
        moves.put("resend", claim -> orders().resend(claim, TROUBLE));
        moves.put("hold", claim -> orders().hold(claim, TROUBLE));
        moves.put("givenUp", claim -> orders().givenUp(claim, TROUBLE));
        moves.put("cancelled", claim -> placedOrders().cancelled(claim, "cancelled"));
        moves.put("notFinal", claim -> placedOrders().notFinal(claim, "running", soon()));
        moves.put("ended", claim -> placedOrders().ended(claim, "failed", TROUBLE));
        moves.put("results", claim -> placedOrders().results(claim, "success", manifest(claim), List.of()));
        return moves;
    }

    private static Delivery manifest(Claim order) {
        return Given.delivery(order, Delivery.MANIFEST, order.workId() + "/manifest.json");
    }

    private void onlyTheseMove(Set<String> allowed, Claim claim) {
        var before = order(claim);
        var history = ledger().history().of(claim.workId());
        moves().forEach((name, move) -> {
            if (!allowed.contains(name)) {
                assertThatIllegalStateException()
                        .as(name)
                        .isThrownBy(() -> move.accept(claim))
                        .withMessageContaining(claim.workId())
                        .withMessageContaining(before.state().name());
            }
        });
        assertThat(order(claim)).isEqualTo(before);
        assertThat(ledger().history().of(claim.workId())).isEqualTo(history);
        ledger().work().prolong(Duration.ofHours(1));
    }

    @Test
    void plan_commitsIntentsAndEndsTheRequest() {
        given().open("fields", 1);
        var request = given().chosen();
        var planned = Given.order(request);
        orders().plan(request, Plan.of(List.of(planned)));
        assertThat(orders().get(planned.id())).isEqualTo(planned);
        assertThat(orders().ofRequest(request.workId())).hasSize(1);
        assertThat(orders().ofJob(request.jobId())).hasSize(1);
        assertThat(ledger().jobs().counts(request.jobId()))
                .containsEntry("order-plan/done", 1L)
                .containsEntry("order/waiting", 1L);
    }

    @Test
    void planned_onlyPosting() {
        onlyTheseMove(Set.of("posting"), given().planned());
    }

    @Test
    void posting_onlyItsFourEnds() {
        onlyTheseMove(ENDS_POSTING, given().sent());
    }

    @Test
    void unknown_onlyByLookingItUp() {
        onlyTheseMove(ENDS_UNKNOWN, given().unknown(clock().instant()));
    }

    @Test
    void placed_neverSentAgain() {
        onlyTheseMove(Set.of("notFinal", "ended", "results", "cancelled"), given().placed(soon()));
    }

    @Test
    void posting_countsAndIsNotArmed() {
        var claim = given().planned();
        var posting = orders().posting(claim);
        assertThat(posting.state()).isEqualTo(OrderState.POSTING);
        assertThat(posting.posts()).isEqualTo(1);
        assertThat(posting.postedAt()).isNull();
    }

    @Test
    void arm_onceOnly() {
        var claim = given().planned();
        assertThat(orders().arm(claim)).as("not POSTING").isFalse();
        orders().posting(claim);
        var stranger = new Claim(claim.workId(), claim.jobId(), claim.route(), "another", 0);
        assertThat(orders().arm(stranger)).as("another lease").isFalse();
        assertThat(orders().arm(claim)).isTrue();
        assertThat(orders().arm(claim)).as("taken").isFalse();
        assertThat(order(claim).postedAt()).isEqualTo(clock().instant());
    }

    @Test
    void arm_byManyThreads_onlyOneMaySend() {
        var claim = given().planned();
        orders().posting(claim);
        assertThat(together(8, () -> orders().arm(claim)))
                .containsOnlyOnce(true)
                .hasSize(8);
    }

    @Test
    void placed_goesOnToPoll() {
        var claim = given().sent();
        orders().placed(claim, "planet-1-" + claim.workId(), "queued", soon());
        var order = orders().byPlanetId("planet-1-" + claim.workId()).orElseThrow();
        assertThat(order.state()).isEqualTo(OrderState.PLACED);
        assertThat(order.planetState()).isEqualTo("queued");
        assertThat(placedOrders().running(null))
                .contains(
                        new PlacedOrders.Running(order.id(), "planet-1-" + claim.workId(), clock().instant(), soon()));
        assertThat(placedOrders().running("another job")).isEmpty();
    }

    @Test
    void refused_failsTheRowWithTheProvidersWords() {
        var claim = given().sent();
        orders().refused(claim, new Reason("refused", "no permission"), List.of());
        assertThat(order(claim).state()).isEqualTo(OrderState.REFUSED);
        assertThat(ledger().jobs().reasons(claim.jobId())).containsKey(new Reason("refused", "no permission"));
        assertThat(ledger().jobs().counts(claim.jobId())).containsEntry("order/failed", 1L);
    }

    @Test
    void later_isNotCountedAndMayBeRepeatedForEver() {
        var claim = given().sent();
        for (int i = 1; i <= 5; i++) {
            orders().later(claim, clock().instant(), TROUBLE);
            assertThat(order(claim).state()).isEqualTo(OrderState.PLANNED);
            assertThat(order(claim).posts()).isZero();
            assertThat(order(claim).postedAt()).isNull();
            claim = given().reserved(given().claim(Route.ORDER));
            assertThat(claim.failures()).isEqualTo(i);
            assertThat(orders().posting(claim).posts()).isEqualTo(1);
            assertThat(orders().arm(claim)).isTrue();
        }
    }

    @Test
    void resend_onceAndNeverAThirdPost() {
        var first = given().unknown(clock().instant());
        var postedAt = order(first).postedAt();
        clock().advance(Duration.ofMinutes(1));
        orders().resend(first, TROUBLE);
        var second = given().claim(Route.ORDER);
        assertThat(orders().posting(second).posts()).isEqualTo(2);
        assertThat(orders().arm(second)).isTrue();
        assertThat(order(second).postedAt()).isEqualTo(postedAt);
        orders().unknown(second, clock().instant(), TROUBLE);
        var third = given().claim(Route.ORDER_RECONCILE);
        assertThatIllegalStateException().isThrownBy(() -> orders().resend(third, TROUBLE));
        assertThat(order(third).state()).isEqualTo(OrderState.UNKNOWN);
    }

    @Test
    void later_afterAResend_keepsTheFirstPost() {
        var first = given().unknown(clock().instant());
        orders().resend(first, TROUBLE);
        var second = given().claim(Route.ORDER);
        orders().posting(second);
        orders().later(second, clock().instant(), TROUBLE);
        assertThat(order(second).posts()).isEqualTo(1);
        assertThat(order(second).postedAt()).isNotNull();
    }

    @Test
    void lookAgain_waitsAtReconcile() {
        var claim = given().unknown(clock().instant());
        orders().lookAgain(claim, soon());
        assertThat(given().claims(Route.ORDER_RECONCILE, 9)).isEmpty();
        clock().advance(Duration.ofMinutes(1));
        orders().placed(given().claim(Route.ORDER_RECONCILE), "planet-found", "running", soon());
        assertThat(order(claim).state()).isEqualTo(OrderState.PLACED);
    }

    @Test
    void hold_waitsForAPerson() {
        var claim = given().unknown(clock().instant());
        orders().hold(claim, TROUBLE);
        assertThat(order(claim).state()).isEqualTo(OrderState.UNKNOWN);
        assertThat(ledger().work().pending(claim.jobId(), soon()).held()).isEqualTo(1);
    }

    @Test
    void orderInDoubt_isNotGivenUpByTheWay() {
        var work = ledger().work();
        var posting = given().sent();
        assertThatIllegalStateException().isThrownBy(() -> work.putBack(posting, soon(), TROUBLE));
        assertThatIllegalStateException().isThrownBy(() -> work.fail(posting, TROUBLE));
        var unknown = given().unknown(clock().instant());
        assertThatIllegalStateException().isThrownBy(() -> work.setAside(unknown, TROUBLE));
        work.putBack(unknown, soon(), TROUBLE);
        assertThat(order(unknown).state()).isEqualTo(OrderState.UNKNOWN);
    }

    @Test
    void listing_movesOrdersThatNobodyClaimed() {
        var claim = given().sent();
        var id = claim.workId();
        orders().placed(claim, "planet-2", "queued", clock().instant());
        placedOrders().stillRunning(id, "running", soon());
        assertThat(placedOrders().running(claim.jobId()))
                .extracting(PlacedOrders.Running::nextPoll)
                .containsExactly(soon());
        assertThat(order(claim).planetState()).isEqualTo("running");
        placedOrders().askResult(id);
        placedOrders().askResult(id);
        placedOrders().stillRunning(id, "queued", soon());
        assertThat(order(claim).planetState()).as("no longer at poll").isEqualTo("running");
        placedOrders().notFinal(given().claim(Route.POLL_RESULT), "running", soon());
        assertThat(placedOrders().running(claim.jobId())).hasSize(1);
    }

    @Test
    void results_bringTheManifestOnce() {
        var claim = given().placed(soon());
        placedOrders().results(claim, "success", manifest(claim), List.of("one scene is missing"));
        assertThatThrownBy(() -> placedOrders().results(claim, "success", manifest(claim), List.of()))
                .isInstanceOf(LeaseLost.class);
        assertThat(ledger().deliveries().ofOrder(claim.workId())).hasSize(1);
        assertThat(order(claim).planetState()).isEqualTo("success");
        assertThat(ledger().jobs().counts(claim.jobId()))
                .containsEntry("poll-result/done", 1L)
                .containsEntry("download/waiting", 1L);
    }

    @Test
    void ended_failsTheRow() {
        var claim = given().placed(soon());
        placedOrders().ended(claim, "cancelled", new Reason("cancelled", "cancelled at the provider"));
        assertThat(order(claim).planetState()).isEqualTo("cancelled");
        assertThat(ledger().jobs().counts(claim.jobId())).containsEntry("poll-result/failed", 1L);
    }

    @Test
    void history_tellsEveryTransition() {
        var claim = given().sent();
        orders().placed(claim, "planet-3", "queued", soon());
        assertThat(ledger().history().of(claim.workId()))
                .extracting(History.Event::event, History.Event::detail, History.Event::by)
                .contains(tuple("placed", "planet-3 queued", HOLDER))
                .extracting(event -> event.toList().get(0))
                .containsExactly("planned", "posting", "sent", "placed");
    }
}
