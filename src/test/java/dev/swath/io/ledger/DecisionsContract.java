package dev.swath.io.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.github.f4b6a3.ulid.UlidCreator;
import dev.swath.io.ledger.Decisions.Kind;
import dev.swath.io.ledger.Decisions.Subject;
import dev.swath.model.Plan;
import dev.swath.model.Reason;
import dev.swath.model.Route;
import dev.swath.model.Share;
import dev.swath.model.Verdict;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
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
    void ordersLike_findsWhatBeginsAsTheWordDoes_andTheNewest() {
        var claim = given().sent();
        ledger().orders().placed(claim, "c33bb139-17ad", "queued", clock().instant());
        var name = ledger().orders().get(claim.workId()).name();
        assertThat(ledger().decisions().ordersLike("c33bb139-17ae", 10)).contains("c33bb139-17ad", name);
        assertThat(ledger().decisions().ordersLike("c33", 0)).isEmpty();
        assertThat(ledger().decisions().ordersLike("", 1)).hasSizeLessThanOrEqualTo(3);
    }

    @Test
    void lookNow_isForTheOrdersOfThatDrop() {
        var claim = given().sent();
        ledger().orders()
                .placed(claim, "planet-now", "queued", clock().instant().plus(Duration.ofHours(1)));
        ledger().placedOrders().lookNow("another drop");
        ledger().placedOrders().lookNow(claim.jobId());
        assertThat(ledger().placedOrders().running(claim.jobId()))
                .extracting(PlacedOrders.Running::nextPoll)
                .containsExactly(clock().instant());
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

    @Test
    void cancelledLargeDrop_leavesTheLedgerToOthersBetweenItsBlocks() {
        var job = given().open("large", 20_000);
        var subject = ledger().decisions().find(job.id()).get(0);
        var left = new ArrayList<Long>();
        try (var other = another()) {
            var cancelled = ledger().decisions().cancel(subject, () -> {
                other.money().active(left.size());
                left.add(other.jobs().counts(job.id()).get("search/waiting"));
            });
            assertThat(cancelled).isEqualTo(new Decisions.Cancelled(20_000, 0));
        }
        assertThat(left)
                .containsExactlyElementsOf(LongStream.rangeClosed(1, 19)
                        .mapToObj(block -> 20_000 - block * 1000)
                        .toList());
    }

    @Test
    void decisionsThatACrashCutOff_goOnWhenTheyAreRepeated() {
        var job = given().open("large", 2_500);
        var subject = ledger().decisions().find(job.id()).get(0);
        assertThatIllegalStateException().isThrownBy(() -> ledger().decisions().cancel(subject, this::die));
        assertThat(reopen().jobs().counts(job.id())).containsEntry("search/cancelled", 1000L);
        assertThat(ledger().decisions().cancel(subject).stopped()).isEqualTo(1500);

        assertThatIllegalStateException().isThrownBy(() -> ledger().decisions().retry(subject, this::die));
        assertThat(reopen().jobs().counts(job.id())).containsEntry("search/waiting", 1000L);
        assertThat(ledger().decisions().retry(subject)).isEqualTo(1500);
        assertThat(ledger().jobs().counts(job.id())).containsEntry("search/waiting", 2500L);
    }

    private void die() {
        throw new IllegalStateException("killed");
    }

    @Test
    void whatIsPlannedBetweenTwoBlocks_isStoppedToo() {
        var job = given().open("large", 1_500);
        var request = given().chosen();
        var subject = ledger().decisions().find(job.id()).get(0);
        var blocks = new AtomicInteger();
        var cancelled = ledger().decisions().cancel(subject, () -> {
            if (blocks.incrementAndGet() == 1) {
                plan(request, order(request, "clip", 0, "a"));
            }
        });
        assertThat(cancelled).isEqualTo(new Decisions.Cancelled(1_499 + 1, 0));
        assertThat(given().claims(Route.ORDER, 9)).isEmpty();
    }

    @Test
    void whatFailsAgainWhileItIsTriedAgain_isLeftToAnotherDecision() {
        var job = given().open("large", 1_200);
        var subject = ledger().decisions().find(job.id()).get(0);
        ledger().decisions().cancel(subject);
        clock().advance(Duration.ofSeconds(1));
        int goOn = ledger().decisions().retry(subject, () -> {
            clock().advance(Duration.ofSeconds(1));
            ledger().work().fail(given().claim(Route.SEARCH), Given.TROUBLE);
        });
        assertThat(goOn).isEqualTo(1_200);
        assertThat(ledger().jobs().counts(job.id())).containsEntry("search/failed", 1L);
    }

    @Test
    void retriedSharerOfAnOrderThatFailed_isFreeToBuyItselfAndLeavesTheOwnerAlone() {
        var request = request();
        var owner = plan(request, order(request, "clip", 0, "a"));
        var sharing = share(request(), owner);
        ledger().work().fail(given().claim(Route.ORDER), Given.TROUBLE);
        ledger().work().fail(given().claim(Route.DOWNLOAD_SHARE), Given.TROUBLE);
        var drop = ledger().decisions().find(sharing.jobId()).get(0);
        assertThat(ledger().decisions().retry(drop)).isEqualTo(1);
        var claim = given().claim(Route.DOWNLOAD_SHARE);
        assertThat(ledger().shares().standing(claim).owned()).isFalse();
        assertThat(given().claims(Route.ORDER, 9)).isEmpty();
        assertThat(given().claims(Route.ORDER_PLAN, 9)).isEmpty();
    }

    @Test
    void retriedSharerOfAnOrderThatMayStillDeliver_triesThatAgain() {
        var request = request();
        var owner = plan(request, order(request, "clip", 0, "a"));
        var sharing = share(request(), owner);
        var claim = sent();
        ledger().orders().placed(claim, "planet-" + owner.id(), "queued", clock().instant());
        ledger().placedOrders().askResult(owner.id());
        ledger().work().fail(given().claim(Route.POLL_RESULT), Given.TROUBLE);
        ledger().work().fail(given().claim(Route.DOWNLOAD_SHARE), Given.TROUBLE);
        ledger().decisions().retry(ledger().decisions().find(sharing.jobId()).get(0));
        assertThat(given().claim(Route.POLL_RESULT).workId()).isEqualTo(owner.id());
        assertThat(ledger().ownership().owners(owner.product(), List.of("a"))).isNotEmpty();
    }

    @Test
    void sharedFile_isFoundByItsPlaceAndByItsId_andItsDropTriesIt() {
        var owner = plan(request(), order(request(), "clip", 0, "a"));
        var sharer = request();
        var share =
                new Share(UlidCreator.getUlid().toString(), sharer.workId(), sharer.jobId(), owner.id(), List.of("a"));
        ledger().orders().plan(sharer, new Plan(List.of(), List.of(share), Map.of(), null));
        delivered(owner, "a");
        var file = given().claim(Route.DOWNLOAD);
        ledger().deliveries().stored(file, Given.STORED);
        var claim = given().claim(Route.DOWNLOAD_SHARE);
        ledger().shares().places(claim, Map.of(file.workId(), "mine/a.tif"));
        ledger().work().fail(claim, Given.TROUBLE);

        var found = ledger().decisions().find("mine/a.tif");
        assertThat(found).singleElement().extracting(Subject::kind, Subject::id).containsExactly(Kind.LINK, share.id());
        assertThat(ledger().decisions().find(share.id() + "-" + file.workId())).isEqualTo(found);
        assertThat(ledger().decisions().find(share.id() + "-none")).isEmpty();
        assertThat(ledger().decisions().retry(found.get(0))).isEqualTo(1);
        assertThat(given().claim(Route.DOWNLOAD_SHARE).workId()).isEqualTo(share.id());
    }
}
