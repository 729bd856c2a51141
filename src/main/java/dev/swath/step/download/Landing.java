package dev.swath.step.download;

import com.github.f4b6a3.ulid.UlidCreator;
import dev.swath.io.ledger.Ledger;
import dev.swath.io.planet.Manifest;
import dev.swath.io.store.DiskStore;
import dev.swath.io.store.Layout;
import dev.swath.model.Claim;
import dev.swath.model.Delivery;
import dev.swath.model.Stored;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/** What follows from a file that lies verified in its place: of a manifest, the files it lists are to be fetched. */
final class Landing {
    private final Ledger ledger;
    private final DiskStore store;

    Landing(Ledger ledger, DiskStore store) {
        this.ledger = ledger;
        this.store = store;
    }

    void landed(Claim claim, Delivery delivery, Stored stored) {
        if (delivery.isManifest()) {
            ledger.deliveries().manifest(claim, stored, files(delivery));
        } else {
            ledger.deliveries().stored(claim, stored);
        }
    }

    private List<Delivery> files(Delivery manifest) {
        var order = ledger.orders().get(manifest.orderId());
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
                entry.md5());
    }
}
