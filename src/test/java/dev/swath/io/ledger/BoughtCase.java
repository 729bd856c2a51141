package dev.swath.io.ledger;

import dev.swath.model.Claim;
import dev.swath.model.Delivery;
import dev.swath.model.Order;
import dev.swath.model.OrderState;
import dev.swath.model.Plan;
import dev.swath.model.Route;
import dev.swath.model.Share;
import dev.swath.model.Stored;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/** Orders of scenes in a product, and shares of them. */
abstract class BoughtCase extends LedgerCase {
    final Claim request() {
        given().open("fields-" + Given.id(), 1);
        return given().chosen();
    }

    static Order order(Claim request, String clipHash, int generation, String... items) {
        var id = Given.id();
        return new Order(
                id,
                request.workId(),
                request.jobId(),
                "swath-" + id,
                OrderState.PLANNED,
                0,
                List.of(items),
                "PSScene",
                "analytic_sr_udm2",
                Given.square(0.2),
                clipHash,
                false,
                generation,
                BigDecimal.TEN,
                null,
                null,
                null);
    }

    final Order plan(Claim request, Order order) {
        ledger().orders().plan(request, Plan.of(List.of(order)));
        return order;
    }

    final Share share(Claim request, Order owner) {
        var share = new Share(Given.id(), request.workId(), request.jobId(), owner.id(), owner.items());
        ledger().orders().plan(request, new Plan(List.of(), List.of(share), Map.of(), null));
        return share;
    }

    final Claim sent() {
        var claim = given().reserved(given().claim(Route.ORDER));
        ledger().orders().posting(claim);
        ledger().orders().arm(claim);
        return claim;
    }

    final Claim delivered(Order owner, String... items) {
        var claim = sent();
        ledger().orders().placed(claim, "planet-" + owner.id(), "queued", clock().instant());
        ledger().placedOrders().askResult(owner.id());
        var manifest = Given.delivery(claim, Delivery.MANIFEST, owner.id() + "/manifest.json");
        ledger().placedOrders().results(given().claim(Route.POLL_RESULT), "partial", manifest, List.of());
        var files = List.of(items).stream()
                .map(item -> new Delivery(
                        Given.id(),
                        claim.jobId(),
                        owner.id(),
                        "planet-" + owner.id(),
                        "PSScene/" + item + ".tif",
                        "farm/" + owner.id() + "/" + item + ".tif",
                        10,
                        "00ff",
                        null,
                        item))
                .toList();
        var missing = owner.items().stream()
                .filter(item -> !List.of(items).contains(item))
                .toList();
        ledger().deliveries()
                .manifest(
                        given().claim(Route.DOWNLOAD),
                        new Stored(1, "sha256:00", false, null),
                        files,
                        new Deliveries.TopUp(missing, clock().instant()));
        return claim;
    }
}
