package dev.swath.step.order;

import dev.swath.io.planet.OrderListing;
import dev.swath.io.planet.PlanetUrls;
import dev.swath.model.Call;
import dev.swath.model.NameCursor;
import java.time.Duration;
import java.time.Instant;
import org.apache.camel.Handler;

/** Asks for the next page of orders that carry the name. */
public final class AskByName {
    /** Clocks differ, and a name is unique: the listing is asked from long before the POST. */
    private static final Duration SKEW = Duration.ofDays(2);

    private final PlanetUrls urls;

    public AskByName(PlanetUrls urls) {
        this.urls = urls;
    }

    @Handler
    public Call ask(NameCursor cursor) {
        var next = cursor.next();
        if (next != null) {
            return new Call("GET", next, null, cursor);
        }
        var postedAt = cursor.order().postedAt();
        var since = postedAt == null ? Instant.EPOCH : postedAt.minus(SKEW);
        return OrderListing.byName(urls, cursor.order().name(), since, cursor);
    }
}
