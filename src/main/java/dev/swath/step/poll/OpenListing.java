package dev.swath.step.poll;

import dev.swath.model.ListCursor;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.camel.Handler;

/** Begins a walk through Planet's list for the orders that are due, as the route's query found them. */
public final class OpenListing {
    /** Clocks differ: the listing is asked from a little before the first POST. */
    private static final Duration SKEW = Duration.ofMinutes(10);

    /** @param due rows of {@code running_order}: order_id, planet_id, posted_ms */
    @Handler
    public ListCursor open(List<Map<String, Object>> due) {
        var wanted = new HashMap<String, String>();
        long oldest = Long.MAX_VALUE;
        for (var row : due) {
            wanted.put(String.valueOf(row.get("planet_id")), String.valueOf(row.get("order_id")));
            oldest = Math.min(oldest, row.get("posted_ms") instanceof Number posted ? posted.longValue() : 0);
        }
        var since = due.isEmpty() ? Instant.EPOCH : Instant.ofEpochMilli(oldest).minus(SKEW);
        return new ListCursor(Map.copyOf(wanted), since, null, Set.of(), !wanted.isEmpty());
    }
}
