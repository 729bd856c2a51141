package dev.swath.step.search;

import dev.swath.io.ledger.Ledger;
import dev.swath.io.planet.PlanetUrls;
import dev.swath.io.planet.Quads;
import dev.swath.io.planet.QuickSearch;
import dev.swath.model.Claim;
import dev.swath.model.Request;
import dev.swath.model.SearchCursor;
import dev.swath.model.Source;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import org.apache.camel.Handler;

/** Begins a search; one that was asked and answered lately is not asked again. */
public final class OpenSearch {
    private final Ledger ledger;
    private final PlanetUrls urls;
    private final Clock clock;
    private final Duration cacheTtl;

    /** @param cacheTtl how long an answer stays good; zero = every search is asked */
    public OpenSearch(Ledger ledger, PlanetUrls urls, Clock clock, Duration cacheTtl) {
        this.ledger = ledger;
        this.urls = urls;
        this.clock = clock;
        this.cacheTtl = cacheTtl;
    }

    /** @return the first page to ask for, or a cursor without more when the answer is in the ledger already */
    @Handler
    public SearchCursor open(Claim claim) {
        Request request = ledger.features().request(claim.workId());
        String question = request.terms().source() == Source.BASEMAPS
                ? Quads.question(urls, request)
                : QuickSearch.question(urls, request);
        boolean known = !cacheTtl.isZero()
                && ledger.candidates().reuse(claim, question, clock.instant().minus(cacheTtl));
        if (known) {
            ledger.candidates().found(claim, question);
        }
        return new SearchCursor(claim, request, question, null, Set.of(), !known);
    }
}
