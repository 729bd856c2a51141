package dev.swath.step.download;

import dev.swath.io.ledger.Ledger;
import dev.swath.io.store.Store;
import dev.swath.model.Claim;
import dev.swath.model.Delivery;
import dev.swath.model.Reason;
import java.time.Instant;
import java.util.Set;

/** Puts a description beside the files of a scene, once none of them is under way any more. */
final class DescribeScene {
    private static final Set<String> UNDER_WAY = Set.of("waiting", "working", "held");

    private final Ledger ledger;
    private final Store store;

    DescribeScene(Ledger ledger, Store store) {
        this.ledger = ledger;
        this.store = store;
    }

    /** @param later when to look again; whoever brings the last file says so earlier */
    void describe(Claim claim, Delivery description, Instant later) {
        var item = String.valueOf(description.itemId());
        var order = ledger.orders().get(description.orderId());
        var files = ledger.deliveries().ofScene(order.id(), item);
        var scene = ledger.candidates().scene(order.itemType(), item);
        if (files.stream().anyMatch(file -> UNDER_WAY.contains(file.status()))) {
            ledger.deliveries().awaitFiles(claim, later);
        } else if (scene.isEmpty()
                || files.stream().allMatch(file -> file.digest().isEmpty())) {
            ledger.deliveries().skipped(claim, new Reason("nothing-to-describe", "no file of the scene lies there"));
        } else {
            var json = Description.of(scene.get(), order, files, description.target());
            ledger.deliveries().described(claim, store.put(description.target(), json, claim.lease()));
        }
    }
}
