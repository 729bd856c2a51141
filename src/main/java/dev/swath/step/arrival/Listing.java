package dev.swath.step.arrival;

import com.github.f4b6a3.ulid.UlidCreator;
import dev.swath.io.arrival.Arrivals;
import dev.swath.io.ledger.Deliveries.TopUp;
import dev.swath.io.ledger.Ledger;
import dev.swath.io.planet.Manifest;
import dev.swath.io.store.Digest;
import dev.swath.model.Claim;
import dev.swath.model.Delivery;
import dev.swath.model.trouble.Corrupt;
import dev.swath.model.trouble.Unavailable;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;

/**
 * Reads an order's manifest in the bucket: the files that it lists lie beside it.
 *
 * @param topUpWait time before scenes that an order did not deliver are ordered anew
 */
record Listing(Ledger ledger, Arrivals arrivals, Duration topUpWait, Clock clock) {
    /** 500 items of five files make about 1.5 MB. */
    private static final int MOST_BYTES = 32 << 20;

    void read(Claim claim, Delivery manifest) {
        try (var object = arrivals.read(manifest.target())) {
            var bytes = object.readNBytes(MOST_BYTES + 1);
            if (bytes.length > MOST_BYTES) {
                throw new Corrupt("too-long", manifest.target() + " is longer than %,d bytes".formatted(MOST_BYTES));
            }
            var order = ledger.orders().get(manifest.orderId());
            var files = Manifest.read(new ByteArrayInputStream(bytes)).ascribedTo(order).entries().stream()
                    .filter(entry -> !entry.path().equals(Delivery.MANIFEST))
                    .map(entry -> file(manifest, entry))
                    .toList();
            var digest = Digest.of(manifest);
            digest.update(bytes, 0, bytes.length);
            var stored = digest.stored(bytes.length);
            var topUp = TopUp.of(order, files, clock.instant().plus(topUpWait));
            ledger.deliveries().manifest(claim, stored, files, topUp);
        } catch (IOException brokenOff) {
            throw new Unavailable("broken-off", manifest.target() + ": reading broke off; it is read again", brokenOff);
        }
    }

    private static Delivery file(Delivery manifest, Manifest.Entry entry) {
        var folder = manifest.target().substring(0, manifest.target().length() - Delivery.MANIFEST.length());
        return new Delivery(
                UlidCreator.getMonotonicUlid().toString(),
                manifest.jobId(),
                manifest.orderId(),
                manifest.planetId(),
                entry.path(),
                folder + entry.path(),
                entry.size(),
                entry.sha256(),
                entry.md5(),
                entry.itemId());
    }
}
