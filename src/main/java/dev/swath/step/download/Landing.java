package dev.swath.step.download;

import com.github.f4b6a3.ulid.UlidCreator;
import dev.swath.io.ledger.Deliveries.TopUp;
import dev.swath.io.ledger.Ledger;
import dev.swath.io.planet.Manifest;
import dev.swath.io.store.Layout;
import dev.swath.io.store.Store;
import dev.swath.model.Claim;
import dev.swath.model.Delivery;
import dev.swath.model.Order;
import dev.swath.model.Stored;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/** What follows from a file that lies verified in its place: of a manifest, the files it lists are to be fetched. */
final class Landing {
    private final Ledger ledger;
    private final Store store;

    private final Clock clock;
    private final Duration topUpWait;

    /** @param topUpWait time before scenes that an order did not deliver are ordered anew */
    Landing(Ledger ledger, Store store, Clock clock, Duration topUpWait) {
        this.ledger = ledger;
        this.store = store;
        this.clock = clock;
        this.topUpWait = topUpWait;
    }

    void landed(Claim claim, Delivery delivery, Stored stored) {
        if (delivery.isManifest()) {
            var order = ledger.orders().get(delivery.orderId());
            var files = files(delivery, order);
            ledger.deliveries().manifest(claim, stored, files, topUp(order, files));
        } else {
            ledger.deliveries().stored(claim, stored);
        }
    }

    /**
     * A scene without a single file of its own was not delivered, where the provider says that something is missing: a
     * manifest that only tells less than usual must not make anybody buy again.
     */
    private TopUp topUp(Order order, List<Delivery> files) {
        if (!"partial".equals(order.planetState()) && !"failed".equals(order.planetState())) {
            return TopUp.NONE;
        }
        var missing = order.items().stream()
                .filter(item -> files.stream()
                        .noneMatch(file ->
                                item.equals(file.itemId()) || file.path().contains(item)))
                .toList();
        return missing.isEmpty()
                ? TopUp.NONE
                : new TopUp(missing, clock.instant().plus(topUpWait));
    }

    private List<Delivery> files(Delivery manifest, Order order) {
        var request = ledger.features().request(order.requestId());
        return entries(manifest).stream()
                .map(entry -> file(manifest, entry, Layout.target(request, order.name(), entry.path(), entry.itemId())))
                .toList();
    }

    private List<Manifest.Entry> entries(Delivery manifest) {
        try (var json = store.read(manifest)) {
            return Manifest.read(json).entries().stream()
                    .filter(entry -> !entry.path().equals(Delivery.MANIFEST))
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Delivery file(Delivery manifest, Manifest.Entry entry, String target) {
        return new Delivery(
                UlidCreator.getMonotonicUlid().toString(),
                manifest.jobId(),
                manifest.orderId(),
                manifest.planetId(),
                entry.path(),
                target,
                entry.size(),
                entry.sha256(),
                entry.md5(),
                entry.itemId());
    }
}
