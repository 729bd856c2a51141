package dev.swath.model;

import java.net.URI;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Where a walk through the provider's list of orders stands between two pages.
 *
 * @param wanted provider's order id to our order id, of the running orders not yet met
 * @param since the list is asked for orders created from here on
 * @param next address of the next page; null = the first
 * @param seen pages read so far
 * @param more whether another page is to be fetched
 */
public record ListCursor(
        Map<String, String> wanted, Instant since, @Nullable URI next, Set<URI> seen, boolean more) {}
