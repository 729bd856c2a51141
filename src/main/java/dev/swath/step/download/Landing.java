package dev.swath.step.download;

import com.github.f4b6a3.ulid.UlidCreator;
import dev.swath.io.ledger.Deliveries.TopUp;
import dev.swath.io.ledger.Ledger;
import dev.swath.io.planet.Manifest;
import dev.swath.io.store.Store;
import dev.swath.io.store.layout.Layout;
import dev.swath.io.store.layout.Named;
import dev.swath.model.Claim;
import dev.swath.model.Delivery;
import dev.swath.model.Job;
import dev.swath.model.Order;
import dev.swath.model.Stored;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What follows from a file that lies verified in its place: of a manifest, the files it lists are to be fetched. */
final class Landing {
    private final Ledger ledger;
    private final Store store;
    private final Clock clock;
    private final StreamFile.Rules rules;

    Landing(Ledger ledger, Store store, Clock clock, StreamFile.Rules rules) {
        this.ledger = ledger;
        this.store = store;
        this.clock = clock;
        this.rules = rules;
    }

    void landed(Claim claim, Delivery delivery, Stored stored) {
        if (delivery.isManifest()) {
            var order = ledger.orders().get(delivery.orderId());
            var files = files(delivery, order);
            var topUp = TopUp.of(order, files, clock.instant().plus(rules.topUpWait()));
            ledger.deliveries().manifest(claim, stored, files, topUp);
        } else {
            ledger.deliveries().stored(claim, stored);
        }
    }

    private List<Delivery> files(Delivery manifest, Order order) {
        var entries = entries(manifest, order);
        var settings = ledger.jobs().get(manifest.jobId()).map(Job::settings).orElse(Map.of());
        var day = MosaicDay.of(ledger, order);
        var targets = Layout.of(settings)
                .targets(
                        ledger.features().request(order.requestId()),
                        order,
                        entries.stream()
                                .map(entry -> new Named(entry.path(), entry.itemId(), day))
                                .toList());
        return IntStream.range(0, targets.size())
                .mapToObj(i -> file(manifest, entries.get(i), targets.get(i)))
                .toList();
    }

    /** What the provider lists, and last our own description of each scene. */
    private List<Manifest.Entry> entries(Delivery manifest, Order order) {
        try (var json = store.read(manifest)) {
            var listed = Manifest.read(json).ascribedTo(order).entries().stream()
                    .filter(entry -> !entry.path().equals(Delivery.MANIFEST))
                    .toList();
            return rules.describes()
                    ? Stream.concat(listed.stream(), descriptions(listed)).toList()
                    : listed;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Stream<Manifest.Entry> descriptions(List<Manifest.Entry> listed) {
        return listed.stream()
                .map(Manifest.Entry::itemId)
                .filter(Objects::nonNull)
                .distinct()
                .map(item -> new Manifest.Entry(
                        Delivery.descriptionOf(String.valueOf(item)), -1, null, null, "", item, null));
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
