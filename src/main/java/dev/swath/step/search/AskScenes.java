package dev.swath.step.search;

import dev.swath.io.planet.PlanetUrls;
import dev.swath.io.planet.QuickSearch;
import dev.swath.model.Call;
import dev.swath.model.SearchCursor;
import org.apache.camel.Handler;

/** Asks for the page of scenes at which a search stands. */
public final class AskScenes {
    private final PlanetUrls urls;

    public AskScenes(PlanetUrls urls) {
        this.urls = urls;
    }

    /** @throws IllegalStateException when the search is complete: the route asked once too often */
    @Handler
    public Call ask(SearchCursor cursor) {
        if (!cursor.more()) {
            throw new IllegalStateException(
                    "the search of request " + cursor.request().id() + " is complete");
        }
        return cursor.next() == null
                ? QuickSearch.firstPage(urls, cursor.request(), cursor)
                : new Call("GET", cursor.next(), null, cursor);
    }
}
