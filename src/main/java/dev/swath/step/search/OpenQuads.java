package dev.swath.step.search;

import dev.swath.model.Basemap;
import dev.swath.model.QuadCursor;
import dev.swath.model.QuadCursor.Stage;
import dev.swath.model.SearchCursor;
import java.util.List;
import java.util.Set;
import org.apache.camel.Handler;

/** Begins the search for quads: with the series that is wanted, or with the mosaic. */
public final class OpenQuads {
    @Handler
    public QuadCursor open(SearchCursor cursor) {
        var first = wanted(cursor).kind() == Basemap.Kind.SERIES ? Stage.SERIES : Stage.MOSAICS;
        return new QuadCursor(
                cursor.claim(),
                cursor.request(),
                cursor.question(),
                cursor.more() ? first : Stage.DONE,
                null,
                List.of(),
                List.of(),
                null,
                Set.of());
    }

    private static Basemap wanted(SearchCursor cursor) {
        return Basemap.of(cursor.request().terms().itemType());
    }
}
