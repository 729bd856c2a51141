package dev.swath.io.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.swath.model.Reason;
import dev.swath.model.Route;
import dev.swath.model.Verdict;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a person decides. */
abstract class DecisionsContract extends BoughtCase {
    @Test
    void cancelled_beforeItWasSent_ownsAndCostsNothing() {
        var request = request();
        var owner = plan(request, order(request, "clip", 0, "a"));
        given().reserved(given().claim(Route.ORDER));
        var subject = ledger().decisions().find(owner.name()).get(0);
        assertThat(ledger().decisions().cancel(subject)).isEqualTo(new Decisions.Cancelled(1, 0));
        assertThat(ledger().ownership().owners(owner.product(), List.of("a"))).isEmpty();
        assertThat(ledger().money().balance().day()).isZero();
        assertThat(ledger().decisions().retry(subject)).isEqualTo(1);
        assertThat(given().claim(Route.ORDER_PLAN).workId()).isEqualTo(request.workId());
    }

    @Test
    void retry_neverReplacesWhatThePlanetMayStillDeliver() {
        var claim = given().placed(clock().instant());
        ledger().work().fail(claim, Given.TROUBLE);
        var subject = ledger().decisions().find(claim.workId()).get(0);
        assertThat(ledger().decisions().retry(subject)).isEqualTo(1);
        assertThat(given().claim(Route.POLL_RESULT).workId()).isEqualTo(claim.workId());
        assertThat(given().claims(Route.ORDER_PLAN, 9)).isEmpty();
    }

    @Test
    void retry_replacesWhatThePlanetHasFailed() {
        var claim = given().placed(clock().instant());
        ledger().placedOrders().ended(claim, "failed", Given.TROUBLE);
        var order = ledger().orders().get(claim.workId());
        assertThat(ledger().ownership().owners(order.product(), order.items())).isNotEmpty();
        assertThat(ledger().decisions()
                        .retry(ledger().decisions().find(order.name()).get(0)))
                .isEqualTo(1);
        assertThat(ledger().ownership().owners(order.product(), order.items())).isEmpty();
        assertThat(given().claim(Route.ORDER_PLAN).workId()).isEqualTo(order.requestId());
    }

    @Test
    void cancelledDrop_leavesToOthersWhatTheyShare() {
        var request = request();
        var owner = plan(request, order(request, "clip", 0, "a"));
        share(request(), owner);
        var claim = sent();
        ledger().orders().placed(claim, "planet-" + owner.id(), "queued", clock().instant());
        var drop = ledger().decisions().find(claim.jobId()).get(0);
        assertThat(ledger().decisions().cancel(drop)).isEqualTo(new Decisions.Cancelled(0, 0));
        var named = ledger().decisions().find(owner.name()).get(0);
        assertThat(ledger().decisions().cancel(named)).isEqualTo(new Decisions.Cancelled(0, 1));
        assertThat(given().claim(Route.ORDER_CANCEL).workId()).isEqualTo(owner.id());
    }

    @Test
    void cancelledDrop_ordersNothingMoreWhenAnOrderComesShort() {
        var request = request();
        var owner = plan(request, order(request, "clip", 0, "a", "b"));
        var claim = sent();
        var drop = ledger().decisions().find(request.jobId()).get(0);
        assertThat(ledger().decisions().cancel(drop).atProvider()).isEqualTo(1);
        ledger().orders().refused(claim, new Reason("http-400", "no access to a"), List.of("a"));
        assertThat(given().claims(Route.ORDER_PLAN, 9)).isEmpty();
        assertThat(ledger().ownership().owners(owner.product(), owner.items())).isEmpty();
    }

    @Test
    void cancelledWhileItWasBeingSent_isNeverSentAgain() {
        var request = request();
        var owner = plan(request, order(request, "clip", 0, "a"));
        var claim = sent();
        ledger().decisions().cancel(ledger().decisions().find(owner.name()).get(0));
        ledger().orders().later(claim, clock().instant(), Given.TROUBLE);
        var again = given().claim(Route.ORDER);
        assertThat(ledger().money().reserve(again, spending -> Verdict.GRANTED))
                .contains(new Reason("cancelled", "cancelled on request"));
        assertThat(given().claims(Route.ORDER, 9)).isEmpty();
        assertThat(ledger().ownership().owners(owner.product(), owner.items())).isEmpty();
    }
}
