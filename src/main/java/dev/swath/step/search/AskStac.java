package dev.swath.step.search;

import dev.swath.io.stac.search.StacCursor;
import dev.swath.model.Call;
import org.apache.camel.Handler;

/** Makes the call at which the search of a composite stands. */
public final class AskStac {
    /**
     * @throws IllegalStateException when the search is complete: the route asked once too often
     * @throws dev.swath.model.trouble.Corrupt code {@code page-cycle}: this page was asked for before
     */
    @Handler
    public Call ask(StacCursor cursor) {
        var next = cursor.next();
        if (next == null) {
            throw new IllegalStateException(
                    "the search of composite " + cursor.composite().id() + " is complete");
        }
        var asked = cursor.having(cursor.trail().then(next));
        return new Call(next.method(), next.uri(), next.headers(), next.json(), asked);
    }
}
