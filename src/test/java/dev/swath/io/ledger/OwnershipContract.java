package dev.swath.io.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.swath.model.Claim;
import dev.swath.model.Item;
import dev.swath.model.Reason;
import dev.swath.model.Route;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Who owns what was bought, and who shares it. */
abstract class OwnershipContract extends BoughtCase {

    @Test
    void scene_hasOneOwnerInAProduct() {
        var first = plan(request(), order(request(), "clip", 0, "a", "b"));
        var second = request();
        assertThatThrownBy(() -> plan(second, order(second, "clip", 0, "b", "c")))
                .isInstanceOf(OwnedMeanwhile.class);
        assertThat(ledger().ownership().owners(first.product(), List.of("a", "b", "c")))
                .containsOnlyKeys("a", "b")
                .allSatisfy((item, owner) -> assertThat(owner.orderId()).isEqualTo(first.id()));
        assertThat(ledger().jobs().counts(second.jobId())).doesNotContainKey("order/waiting");
        plan(second, order(second, "another clip", 0, "b"));
        var third = request();
        var again = plan(third, order(third, "clip", 1, "b"));
        assertThat(ledger().ownership().owners(first.product(), List.of("b")).values())
                .as("the newest")
                .extracting(dev.swath.model.Owner::orderId)
                .containsExactly(again.id());
        var late = request();
        assertThatThrownBy(() -> plan(late, order(late, "clip", 0, "b"))).isInstanceOf(OwnedMeanwhile.class);
    }

    @Test
    void ofManyWhoPlanAtOnce_oneOwns() throws Exception {
        var requests = new java.util.ArrayDeque<Claim>();
        for (int i = 0; i < 6; i++) {
            requests.add(request());
        }
        var owners = together(6, () -> {
            Claim request;
            synchronized (requests) {
                request = requests.remove();
            }
            try {
                plan(request, order(request, "clip", 0, "a"));
                return true;
            } catch (OwnedMeanwhile lost) {
                return false;
            }
        });
        assertThat(owners).containsOnlyOnce(true);
    }

    @Test
    void refusal_releases_andWhoSharesPlansAnew() {
        var owner = plan(request(), order(request(), "clip", 0, "a"));
        var sharer = request();
        share(sharer, owner);
        var waiting = given().claim(Route.DOWNLOAD_SHARE);
        ledger().shares().await(waiting);
        assertThat(given().claims(Route.DOWNLOAD_SHARE, 9))
                .as("nothing to do yet")
                .isEmpty();

        ledger().orders().refused(sent(), new Reason("http-400", "no"), List.of());
        assertThat(ledger().ownership().owners(owner.product(), List.of("a"))).isEmpty();
        var woken = given().claim(Route.DOWNLOAD_SHARE);
        assertThat(ledger().shares().standing(woken).owned()).isFalse();
        ledger().shares().planAnew(woken);
        assertThat(given().claim(Route.ORDER_PLAN).workId()).isEqualTo(sharer.workId());
        assertThat(ledger().ownership().shared(sharer.workId())).isEmpty();
    }

    @Test
    void refusalByName_givesTheSceneUp_andPlansTheOthersAnew() {
        var request = request();
        plan(request, order(request, "clip", 0, "scene-1", "scene-2"));
        var claim = sent();
        ledger().orders().refused(claim, new Reason("http-400", "no access to scene-1"), List.of("scene-1"));
        assertThat(given().claim(Route.ORDER_PLAN).workId()).isEqualTo(request.workId());
        assertThat(ledger().candidates().of(request.workId())).singleElement().satisfies(one -> assertThat(one.chosen())
                .isFalse());
        assertThat(ledger().jobs().counts(claim.jobId())).containsEntry("order/aside", 1L);
    }

    @Test
    void whatDidNotCome_isReleased_andPlannedAnew() {
        var request = request();
        var owner = plan(request, order(request, "clip", 0, "a", "b"));
        delivered(owner, "a");
        assertThat(ledger().ownership().owners(owner.product(), List.of("a", "b")))
                .containsOnlyKeys("a");
        assertThat(ledger().ownership().missed(request.workId())).isEqualTo(Map.of(new Item(owner.itemType(), "b"), 1));
        assertThat(given().claim(Route.ORDER_PLAN).workId()).isEqualTo(request.workId());
    }

    @Test
    void share_isDueWhenTheLastFileIsThere_andItsPlacesStay() {
        var request = request();
        var owner = plan(request, order(request, "clip", 0, "a", "b"));
        share(request(), owner);
        delivered(owner, "a", "b");
        ledger().shares().await(given().claim(Route.DOWNLOAD_SHARE));
        var files = given().claims(Route.DOWNLOAD, 9);
        ledger().deliveries().stored(files.get(0), Given.STORED);
        assertThat(given().claims(Route.DOWNLOAD_SHARE, 9)).isEmpty();
        ledger().deliveries().stored(files.get(1), Given.STORED);
        var share = given().claim(Route.DOWNLOAD_SHARE);
        var standing = ledger().shares().standing(share);
        assertThat(standing.owned()).isTrue();
        assertThat(standing.underWay()).isFalse();
        assertThat(standing.files()).hasSize(2);

        var taken = standing.files().get(0).target();
        var wanted = Map.of(
                standing.files().get(0).id(),
                "mine/x.tif",
                standing.files().get(1).id(),
                taken);
        var given = ledger().shares().places(share, wanted);
        assertThat(given.get(standing.files().get(0).id())).isEqualTo("mine/x.tif");
        assertThat(given.get(standing.files().get(1).id()))
                .as("another file has it")
                .isNotEqualTo(taken);
        assertThat(ledger().shares().places(share, wanted)).isEqualTo(given);
        ledger().shares().done(share);
        assertThat(ledger().jobs().counts(share.jobId())).containsEntry("download-share/done", 1L);
    }

    @Test
    void whatARequestHasByItsOwnOrders_isSettledWhoeverBuysItAgain() {
        var request = request();
        var own = plan(request, order(request, "clip", 0, "a"));
        var again = request();
        plan(again, order(again, "clip", 1, "a"));
        assertThat(ledger().ownership().own(request.workId())).containsExactly(new Item(own.itemType(), "a"));
        ledger().decisions().cancel(ledger().decisions().find(own.name()).get(0));
        assertThat(ledger().ownership().own(request.workId()))
                .as("a person's word stands until another one")
                .containsExactly(new Item(own.itemType(), "a"));
        ledger().decisions().retry(ledger().decisions().find(own.name()).get(0));
        assertThat(ledger().ownership().own(request.workId())).isEmpty();
    }

    @Test
    void shareOfAnOrderThatIsGivenUp_isWoken() {
        var request = request();
        var owner = plan(request, order(request, "clip", 0, "a"));
        share(request(), owner);
        var claim = sent();
        ledger().orders().placed(claim, "planet-" + owner.id(), "queued", clock().instant());
        ledger().shares().await(given().claim(Route.DOWNLOAD_SHARE));
        ledger().placedOrders().askResult(owner.id());
        ledger().work().fail(given().claim(Route.POLL_RESULT), Given.TROUBLE);
        var woken = ledger().shares().standing(given().claim(Route.DOWNLOAD_SHARE));
        assertThat(woken.underWay()).isFalse();
        assertThat(woken.trouble()).isEqualTo(Given.TROUBLE);
    }
}
