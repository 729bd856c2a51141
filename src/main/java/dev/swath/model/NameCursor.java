package dev.swath.model;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Where the search for an order of unknown fate, by its name, stands between two pages.
 *
 * @param claim the claimed order
 * @param order the order, in state UNKNOWN
 * @param found orders met so far that carry its name and its items
 * @param next address of the next page; null = the first
 * @param seen pages read so far
 * @param more whether another page is to be fetched
 */
public record NameCursor(
        Claim claim,
        Order order,
        List<Twin> found,
        @Nullable URI next,
        Set<URI> seen,
        boolean more) {
    /**
     * An order at the provider that is ours by name and items.
     *
     * @param planetId its id there
     * @param state its state there
     * @param created when it was accepted
     */
    public record Twin(String planetId, String state, Instant created) {}
}
