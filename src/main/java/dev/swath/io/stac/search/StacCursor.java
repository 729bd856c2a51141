package dev.swath.io.stac.search;

import dev.swath.model.Call;
import dev.swath.model.Claim;
import dev.swath.model.Composite;
import org.jspecify.annotations.Nullable;

/**
 * Where the search of a composite stands between two calls.
 *
 * @param claim the claimed composite
 * @param composite what is asked for
 * @param stage what is asked now
 * @param api the service, once it has said what it understands
 * @param next the call to be made, about nothing; null when the search is complete
 * @param trail pages asked for so far
 */
public record StacCursor(
        Claim claim,
        Composite composite,
        Stage stage,
        @Nullable StacApi api,
        @Nullable Call next,
        PageTrail trail) {
    /** What is asked for, in this order. */
    public enum Stage {
        LANDING,
        CONFORMANCE,
        PAGES,
        DONE
    }

    /** Whether another call is to be made. */
    public boolean more() {
        return stage != Stage.DONE;
    }

    /** What is searched for. */
    public StacSearch search() {
        return new StacSearch(
                composite.collections(),
                composite.aoi(),
                composite.from(),
                composite.until(),
                composite.maxCloudPercent(),
                StacSearch.PAGE);
    }

    /** Where it goes on. */
    public StacCursor at(Stage now, @Nullable StacApi known, @Nullable Call call) {
        return new StacCursor(claim, composite, now, known, call, trail);
    }

    /** The same with that trail. */
    public StacCursor having(PageTrail asked) {
        return new StacCursor(claim, composite, stage, api, next, asked);
    }
}
