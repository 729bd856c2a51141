package dev.swath.io.ledger;

import static dev.swath.io.ledger.Given.LEASE;
import static dev.swath.io.ledger.Given.STORED;
import static dev.swath.io.ledger.Given.TROUBLE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.swath.model.Claim;
import dev.swath.model.OrderState;
import dev.swath.model.Reason;
import dev.swath.model.Route;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Claims, leases, and the ends of rows. */
abstract class WorkContract extends LedgerCase {
    private Work work() {
        return ledger().work();
    }

    private Instant soon() {
        return clock().instant().plusSeconds(60);
    }

    @Test
    void claim_oldestFirstAndNeverTwice() {
        given().open("fields", 5);
        var first = given().claims(Route.SEARCH, 2);
        var second = given().claims(Route.SEARCH, 9);
        assertThat(first).hasSize(2);
        assertThat(second).hasSize(3);
        assertThat(List.of(first.get(0), first.get(1), second.get(0), second.get(1), second.get(2)))
                .extracting(claim -> ledger().features().request(claim.workId()).featureKey())
                .containsExactly("field-1", "field-2", "field-3", "field-4", "field-5");
        assertThat(first).extracting(Claim::lease).doesNotHaveDuplicates();
        assertThat(given().claims(Route.SEARCH, 9)).isEmpty();
        assertThat(given().claims(Route.SELECT, 9)).isEmpty();
    }

    @Test
    void claim_byManyThreads_givesEveryRowToOne() {
        given().open("fields", 400);
        var claimed = together(8, () -> given().drain(Route.SEARCH, 7)).stream()
                .flatMap(List::stream)
                .map(Claim::workId)
                .toList();
        assertThat(claimed).hasSizeLessThanOrEqualTo(400).doesNotHaveDuplicates();
        // who found a row that another one got, got less: nothing is left behind for good
        assertThat(claimed.size() + given().drain(Route.SEARCH, 100).size()).isEqualTo(400);
    }

    @Test
    void claim_ofOneJobOnly() {
        given().open("others", 3);
        var mine = given().open("mine", 2);
        assertThat(work().claim(Route.SEARCH, 9, LEASE, mine.id())).hasSize(2).allMatch(claim -> claim.jobId()
                .equals(mine.id()));
    }

    @Test
    void lease_runsOut_andTheLateResultIsNotWanted() {
        given().open("fields", 1);
        var late = given().claim(Route.SEARCH);
        clock().advance(LEASE.minusMillis(1));
        assertThat(given().claims(Route.SEARCH, 1)).isEmpty();
        assertThat(work().working(Route.SEARCH)).isEqualTo(1);
        clock().advance(Duration.ofMillis(1));
        assertThat(work().working(Route.SEARCH)).isZero();
        var next = given().claim(Route.SEARCH);
        assertThat(next.workId()).isEqualTo(late.workId());
        assertThatThrownBy(() -> ledger().candidates().found(late, "q")).isInstanceOf(LeaseLost.class);
        assertThatThrownBy(() -> ledger().candidates().add(late, List.of())).isInstanceOf(LeaseLost.class);
        assertThatThrownBy(() -> work().putBack(late, soon(), TROUBLE)).isInstanceOf(LeaseLost.class);
        assertThatThrownBy(() -> work().fail(late, TROUBLE)).isInstanceOf(LeaseLost.class);
        assertThatThrownBy(() -> work().setAside(late, TROUBLE)).isInstanceOf(LeaseLost.class);
        assertThat(ledger().history().of(late.workId())).isEmpty();
        ledger().candidates().found(next, "q");
        assertThatThrownBy(() -> ledger().candidates().found(next, "q")).isInstanceOf(LeaseLost.class);
    }

    @Test
    void leaseOfAnOrderInPosting_neverRunsOut() {
        var order = given().sent();
        clock().advance(LEASE.multipliedBy(100));
        assertThat(given().claims(Route.ORDER, 9)).isEmpty();
        ledger().orders().placed(order, "planet-late", "queued", soon());
    }

    @Test
    void prolong_keepsWhatIsStillHeld() {
        given().open("fields", 2);
        var claims = given().claims(Route.SEARCH, 2);
        work().fail(claims.get(1), TROUBLE);
        clock().advance(LEASE.minusSeconds(1));
        work().prolong(LEASE);
        clock().advance(LEASE.minusSeconds(1));
        assertThat(given().claims(Route.SEARCH, 9)).isEmpty();
    }

    @Test
    void putBack_waitsAndCounts_andTellsANewReasonOnly() {
        given().open("fields", 1);
        var claim = given().claim(Route.SEARCH);
        var id = claim.workId();
        for (int i = 0; i < 3; i++) {
            assertThat(claim.failures()).isEqualTo(i);
            work().putBack(claim, soon(), TROUBLE);
            assertThat(given().claims(Route.SEARCH, 1)).isEmpty();
            clock().advance(Duration.ofMinutes(1));
            claim = given().claim(Route.SEARCH);
        }
        assertThat(ledger().history().of(id)).extracting(History.Event::event).containsExactly("put-back");
        work().putBack(claim, soon(), new Reason("rate-limited", "asked to wait"));
        assertThat(ledger().history().of(id)).hasSize(2);
        assertThat(ledger().jobs().reasons(claim.jobId()))
                .containsOnlyKeys(new Reason("rate-limited", "asked to wait"));
    }

    @Test
    void success_clearsFailuresAndReason() {
        given().open("fields", 1);
        work().putBack(given().claim(Route.SEARCH), clock().instant(), TROUBLE);
        var claim = given().claim(Route.SEARCH);
        ledger().candidates().found(claim, "q");
        assertThat(given().claim(Route.SELECT).failures()).isZero();
        assertThat(ledger().jobs().reasons(null)).isEmpty();
    }

    @Test
    void pending_tellsWhatCouldStillHappen() {
        var job = given().open("fields", 4);
        var claims = given().claims(Route.SEARCH, 3);
        work().putBack(claims.get(0), soon(), TROUBLE);
        work().fail(claims.get(1), TROUBLE);
        given().open("phase", 1, Route.SEARCH);
        ledger().candidates().found(given().drain(Route.SEARCH, 9).get(1), "q");
        assertThat(work().pending(null, soon())).isEqualTo(new Work.Pending(2, 0, 1, 1));
        assertThat(work().pending(null, soon().plusMillis(1))).isEqualTo(new Work.Pending(3, 0, 0, 1));
        assertThat(work().pending(job.id(), soon())).isEqualTo(new Work.Pending(2, 0, 1, 0));
        assertThat(work().backlog()).containsExactly(Map.entry("search", 3L));
    }

    @Test
    void pending_ordersAtTheProviderAndInDoubt() {
        given().unknown(clock().instant());
        ledger().orders().placed(given().sent(), "planet-1", "queued", soon());
        assertThat(work().pending(null, soon())).isEqualTo(new Work.Pending(0, 2, 0, 0));
    }

    @Test
    void takeOver_endsAllLeases_andDoubtsOnlyWhatWasSent() {
        var sent = given().sent();
        var unsent = given().planned();
        ledger().orders().posting(unsent);
        given().open("fields", 1);
        var search = given().claim(Route.SEARCH);
        var run = ledger().runs().takeOver("next", 42);
        assertThat(run)
                .usingRecursiveComparison()
                .ignoringFields("id")
                .isEqualTo(new Runs.Run("", "next", 42, false, 3, 1));
        assertThatThrownBy(() -> ledger().orders().placed(sent, "p", "queued", soon()))
                .isInstanceOf(LeaseLost.class);
        assertThat(given().claims(Route.ORDER_RECONCILE, 9))
                .extracting(Claim::workId)
                .containsExactly(sent.workId());
        assertThat(given().claims(Route.SEARCH, 9)).extracting(Claim::workId).containsExactly(search.workId());
        var again = given().claim(Route.ORDER);
        assertThat(again.workId()).isEqualTo(unsent.workId());
        assertThat(ledger().orders().posting(given().reserved(again)).posts()).isEqualTo(1);
        assertThat(ledger().orders().get(sent.workId()).state()).isEqualTo(OrderState.UNKNOWN);
    }

    @Test
    void run_goesOnUntilACleanStop() {
        var runs = ledger().runs();
        assertThat(runs.current()).isEmpty();
        var first = runs.takeOver("a", 1);
        var second = runs.takeOver("b", 2);
        assertThat(second.id()).isEqualTo(first.id());
        assertThat(second.resumed()).isTrue();
        assertThat(runs.current()).contains(second);
        runs.end("a");
        assertThat(runs.current()).as("not a's any more").contains(second);
        runs.end("b");
        assertThat(runs.current()).isEmpty();
        assertThat(runs.takeOver("c", 3).id()).isNotEqualTo(first.id());
    }

    @Test
    void end_givesBackClaims_butNeverAnOrderInPosting() {
        var sent = given().sent();
        given().open("fields", 1);
        given().claim(Route.SEARCH);
        ledger().runs().end(HOLDER);
        assertThat(given().claims(Route.SEARCH, 9)).hasSize(1);
        assertThat(given().claims(Route.ORDER, 9)).isEmpty();
        assertThat(ledger().runs().takeOver("next", 1).ordersInDoubt()).isEqualTo(1);
        assertThat(given().claim(Route.ORDER_RECONCILE).workId()).isEqualTo(sent.workId());
    }

    @Test
    void reopened_everythingIsThere() {
        var order = given().sent();
        var before = ledger().orders().get(order.workId());
        var history = ledger().history().of(order.workId());
        reopen();
        assertThat(ledger().orders().get(order.workId())).isEqualTo(before);
        assertThat(ledger().history().of(order.workId())).isEqualTo(history);
        assertThat(ledger().jobs().get(order.jobId())).isPresent();
        var run = ledger().runs().takeOver("next-holder", 2);
        assertThat(run.ordersInDoubt()).isEqualTo(1);
        var manifest = given().manifest(clock().instant());
        ledger().deliveries().stored(manifest, STORED);
        assertThat(reopen().jobs().counts(manifest.jobId())).containsEntry("download/done", 1L);
    }
}
