package dev.swath.model;

import java.net.URI;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Where a search stands between two pages.
 *
 * @param claim the claimed request
 * @param request what is asked
 * @param question hash of all that is asked, for the cache
 * @param next address of the next page; null = the first
 * @param seen pages read so far, to notice a listing that runs in a circle
 * @param more whether another page is to be fetched
 */
public record SearchCursor(
        Claim claim,
        Request request,
        String question,
        @Nullable URI next,
        Set<URI> seen,
        boolean more) {
    /** Whether quads of mosaics are to be found, not scenes. */
    public boolean isForQuads() {
        return request.terms().source() == Source.BASEMAPS;
    }
}
