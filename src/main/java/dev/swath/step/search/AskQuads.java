package dev.swath.step.search;

import dev.swath.io.planet.Mosaics;
import dev.swath.io.planet.PlanetUrls;
import dev.swath.io.planet.Quads;
import dev.swath.model.Basemap;
import dev.swath.model.Call;
import dev.swath.model.QuadCursor;
import org.apache.camel.Handler;

/** Asks for the page at which a search for quads stands: of a series, of its mosaics, of the quads of one mosaic. */
public final class AskQuads {
    private final PlanetUrls urls;

    public AskQuads(PlanetUrls urls) {
        this.urls = urls;
    }

    /** @throws IllegalStateException when the search is complete: the route asked once too often */
    @Handler
    public Call ask(QuadCursor cursor) {
        var next = cursor.next();
        if (next != null) {
            return new Call("GET", next, null, cursor);
        }
        var name = Basemap.of(cursor.request().terms().itemType()).name();
        return switch (cursor.stage()) {
            case SERIES -> Mosaics.seriesNamed(urls, name, cursor);
            case MOSAICS ->
                cursor.seriesId() == null
                        ? Mosaics.named(urls, name, cursor)
                        : Mosaics.ofSeries(urls, cursor.seriesId(), cursor);
            case QUADS ->
                Quads.within(
                        urls,
                        cursor.ahead().get(0).mosaic(),
                        cursor.ahead().get(0).box(),
                        cursor);
            case DONE ->
                throw new IllegalStateException(
                        "the search of request " + cursor.request().id() + " is complete");
        };
    }
}
