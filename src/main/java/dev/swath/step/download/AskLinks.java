package dev.swath.step.download;

import dev.swath.io.planet.OrderDocument;
import dev.swath.io.planet.PlanetUrls;
import dev.swath.model.Call;
import dev.swath.model.Fetch;
import org.apache.camel.Handler;

/** Asks for the order a file belongs to: looking at it mints fresh links for all of its files. */
public final class AskLinks {
    private final PlanetUrls urls;

    public AskLinks(PlanetUrls urls) {
        this.urls = urls;
    }

    @Handler
    public Call ask(Fetch fetch) {
        return OrderDocument.ask(urls, fetch.delivery().planetId(), fetch);
    }
}
