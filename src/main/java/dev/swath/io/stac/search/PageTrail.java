package dev.swath.io.stac.search;

import dev.swath.io.stac.StacJson;
import dev.swath.model.Call;
import dev.swath.model.trouble.Corrupt;
import java.util.HashSet;
import java.util.Set;

/**
 * The pages that a search has read, so that it notices one that runs in a circle.
 *
 * @param asked method, address and body of each call, or a hash of them
 */
public record PageTrail(Set<String> asked) {
    private static final int MOST_PAGES = 10_000;

    public PageTrail {
        asked = Set.copyOf(asked);
    }

    public static PageTrail start() {
        return new PageTrail(Set.of());
    }

    /**
     * The trail with one call more, to be made before it is sent.
     *
     * @throws Corrupt code {@code page-cycle}: it was sent before, or there are more than 10,000 pages. To stop there
     *     would pass a part off as the whole, so the search does not count as done
     */
    public PageTrail then(Call call) {
        String key = call.method() + " " + call.uri() + " " + call.json();
        if (asked.contains(key) || asked.size() >= MOST_PAGES) {
            throw new Corrupt(
                    "page-cycle",
                    "the search of " + StacJson.where(call.uri()) + " "
                            + (asked.contains(key) ? "leads back to a page already read" : "does not end") + ", after "
                            + asked.size() + " pages: it is not complete and is begun anew");
        }
        var more = new HashSet<>(asked);
        more.add(key);
        return new PageTrail(more);
    }
}
