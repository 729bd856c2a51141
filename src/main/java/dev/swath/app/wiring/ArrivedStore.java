package dev.swath.app.wiring;

import dev.swath.io.arrival.Arrivals;
import dev.swath.io.base.HttpFetch;
import dev.swath.io.store.Incoming;
import dev.swath.io.store.Store;
import dev.swath.model.Delivery;
import dev.swath.model.Stored;
import dev.swath.model.trouble.Unavailable;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * The store, and what Planet has put into a bucket by itself: that is read where it lies, and brought from there when
 * somebody else wants it in the store, verified on its way.
 */
record ArrivedStore(Store own, Arrivals arrivals) implements Store {
    @Override
    public Optional<Stored> verified(Delivery delivery) {
        return own.verified(delivery);
    }

    /** An object is found by its size; its bytes are verified when they come. */
    @Override
    public boolean isIntact(Delivery delivery) {
        return delivery.isArrival()
                ? arrivals.head(delivery.target())
                        .filter(object -> delivery.bytes() < 0 || object.bytes() == delivery.bytes())
                        .isPresent()
                : own.isIntact(delivery);
    }

    @Override
    public void link(Delivery delivery, String target, String lease) {
        if (!delivery.isArrival()) {
            own.link(delivery, target, lease);
            return;
        }
        var copy = delivery.at(target);
        if (own.verified(copy).isEmpty()) {
            bring(delivery, copy, lease);
        }
    }

    private void bring(Delivery delivery, Delivery copy, String lease) {
        try (var incoming = own.open(copy, lease);
                var object = arrivals.read(delivery.target())) {
            incoming.restart(null);
            var buffer = new byte[HttpFetch.BUFFER_BYTES];
            for (int bytes = object.read(buffer); bytes >= 0; bytes = object.read(buffer)) {
                incoming.write(buffer, bytes);
            }
            incoming.finish();
        } catch (IOException brokenOff) {
            throw new Unavailable("broken-off", delivery.target() + ": reading broke off; it is read again", brokenOff);
        }
    }

    @Override
    public InputStream read(Delivery delivery) {
        return delivery.isArrival() ? arrivals.read(delivery.target()) : own.read(delivery);
    }

    @Override
    public Incoming open(Delivery delivery, String lease) {
        return own.open(delivery, lease);
    }

    @Override
    public Incoming overwrite(Delivery delivery, String lease) {
        return own.overwrite(delivery, lease);
    }

    @Override
    public Stored put(String target, byte[] bytes, String lease) {
        return own.put(target, bytes, lease);
    }

    @Override
    public void remove(String target) {
        own.remove(target);
    }

    @Override
    public OptionalLong size(String target) {
        return Arrivals.isOne(target)
                ? arrivals.head(target)
                        .map(object -> OptionalLong.of(object.bytes()))
                        .orElse(OptionalLong.empty())
                : own.size(target);
    }

    @Override
    public Optional<Stored> pointer(String target) {
        return Arrivals.isOne(target) ? Optional.empty() : own.pointer(target);
    }

    @Override
    public void list(Consumer<String> each) {
        own.list(each);
    }

    @Override
    public void requireSpace(long bytes) {
        own.requireSpace(bytes);
    }

    @Override
    public int sweep(Predicate<String> leaseAlive, Instant untouchedSince) {
        return own.sweep(leaseAlive, untouchedSince);
    }

    /** Both belong to whoever made them. */
    @Override
    public void close() {}
}
