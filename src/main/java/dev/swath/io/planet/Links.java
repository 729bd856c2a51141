package dev.swath.io.planet;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The signed links of the orders that are being downloaded, in memory only and for an hour at most: one look at an
 * order serves all its files. The order looked at longest ago makes room. Safe for use by many threads.
 */
public final class Links {
    private static final Duration LIFE = Duration.ofHours(1);
    private static final int ORDERS = 200;

    private final Clock clock;
    private final Map<String, Minted> byOrder = new LinkedHashMap<>();

    public Links(Clock clock) {
        this.clock = clock;
    }

    private record Minted(Map<String, URI> links, Instant at) {}

    /**
     * @param planetId the provider's id of the order
     * @param path path inside the order
     */
    public synchronized Optional<URI> find(String planetId, String path) {
        Minted minted = byOrder.get(planetId);
        if (minted != null && !clock.instant().isBefore(minted.at().plus(LIFE))) {
            byOrder.remove(planetId);
            return Optional.empty();
        }
        return minted == null
                ? Optional.empty()
                : Optional.ofNullable(minted.links().get(path));
    }

    /** Keeps links that were minted just now, in place of former ones of the order. */
    public synchronized void keep(String planetId, Map<String, URI> links) {
        byOrder.remove(planetId);
        byOrder.put(planetId, new Minted(Map.copyOf(links), clock.instant()));
        if (byOrder.size() > ORDERS) {
            byOrder.remove(byOrder.keySet().iterator().next());
        }
    }

    /** One of the order's links was refused: the next asker gets fresh ones. */
    public synchronized void forget(String planetId) {
        byOrder.remove(planetId);
    }

    /** Says how many, never which. */
    @Override
    public synchronized String toString() {
        return "links of " + byOrder.size() + " orders";
    }
}
