package dev.swath.app.sandbox;

import dev.swath.app.sandbox.chance.Chance;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** All orders ever placed, oldest first. Thread-safe. */
final class OrderBook {
    private final @Nullable Long seed;
    private final Map<String, Order> orders = new LinkedHashMap<>();
    private long placed;

    /** @param seed of the ids of orders; null for ids that never come again, whoever is started anew */
    OrderBook(@Nullable Long seed) {
        this.seed = seed;
    }

    /** A UUID by chance, or one that follows from the seed and how many orders came before. */
    synchronized String nextId() {
        if (seed == null) {
            return UUID.randomUUID().toString();
        }
        placed++;
        long high = (Chance.mix(seed, placed) & ~0xF000L) | 0x4000L;
        long low = (Chance.mix(seed, placed, 1) & ~(3L << 62)) | (2L << 62);
        return new UUID(high, low).toString();
    }

    synchronized void place(Order order) {
        orders.put(order.id(), order);
    }

    synchronized Optional<Order> find(String id) {
        return Optional.ofNullable(orders.get(id));
    }

    synchronized List<Order> shown(Instant now) {
        return orders.values().stream().filter(order -> order.shown(now)).toList();
    }

    /** How many are queued or running, listed or not. */
    synchronized long active(Instant now) {
        return orders.values().stream()
                .map(order -> order.state(now))
                .filter(state -> state.equals("queued") || state.equals("running"))
                .count();
    }

    /** Cancels a queued order. */
    synchronized Order cancel(String id, Instant now) {
        Order order = orders.get(id);
        if (order == null || !order.shown(now)) {
            throw Problem.message(404, "No such order ID: " + id + ".");
        }
        if (!order.state(now).equals("queued")) {
            throw Problem.message(409, "Order not in a cancellable state");
        }
        Order cancelled = order.cancelled(now);
        orders.put(id, cancelled);
        return cancelled;
    }
}
