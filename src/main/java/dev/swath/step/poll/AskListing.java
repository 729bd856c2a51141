package dev.swath.step.poll;

import dev.swath.io.planet.OrderListing;
import dev.swath.io.planet.PlanetUrls;
import dev.swath.model.Call;
import dev.swath.model.ListCursor;
import org.apache.camel.Handler;

/** Asks for the next page of orders. */
public final class AskListing {
    private final PlanetUrls urls;

    public AskListing(PlanetUrls urls) {
        this.urls = urls;
    }

    @Handler
    public Call ask(ListCursor cursor) {
        var next = cursor.next();
        return next == null
                ? OrderListing.firstPage(urls, cursor.since(), cursor)
                : new Call("GET", next, null, cursor);
    }
}
