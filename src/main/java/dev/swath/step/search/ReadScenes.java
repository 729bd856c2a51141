package dev.swath.step.search;

import dev.swath.io.ledger.Ledger;
import dev.swath.io.planet.QuickSearch;
import dev.swath.model.Answer;
import dev.swath.model.SearchCursor;
import dev.swath.model.trouble.Corrupt;
import java.net.URI;
import java.util.HashSet;
import java.util.Set;
import org.apache.camel.Handler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Puts a page of scenes into the ledger; after the last one the request goes on to selection. */
public final class ReadScenes {
    private static final Logger LOG = LoggerFactory.getLogger(ReadScenes.class);

    private final Ledger ledger;

    public ReadScenes(Ledger ledger) {
        this.ledger = ledger;
    }

    /**
     * @return where the search stands now
     * @throws Corrupt code {@code page-cycle}: the next page was read before. Stopping there would pass a part off as
     *     the whole, so the search does not count as done
     */
    @Handler
    public SearchCursor read(Answer answer) {
        SearchCursor cursor = answer.about(SearchCursor.class);
        QuickSearch.Page page = QuickSearch.read(answer);
        for (String item : page.unreadable()) {
            LOG.warn(
                    "Request {} ({}): left out {}",
                    cursor.request().id(),
                    cursor.request().featureKey(),
                    item);
        }
        Set<URI> seen = new HashSet<>(cursor.seen());
        seen.add(answer.call().uri());
        if (page.next() != null && seen.contains(page.next())) {
            throw new Corrupt(
                    "page-cycle",
                    "the search for feature '" + cursor.request().featureKey() + "' leads back to a page already read,"
                            + " after " + seen.size() + " pages: it is not complete and is begun anew");
        }
        ledger.candidates().add(cursor.claim(), page.scenes());
        boolean more = page.next() != null;
        if (!more) {
            ledger.candidates().found(cursor.claim(), cursor.question());
        }
        return new SearchCursor(
                cursor.claim(), cursor.request(), cursor.question(), page.next(), Set.copyOf(seen), more);
    }
}
