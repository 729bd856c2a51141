package dev.swath.app.web;

import dev.swath.io.ledger.Catalog.Entry;
import dev.swath.io.ledger.CatalogSearch;
import dev.swath.io.ledger.CatalogSearch.Place;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.prep.PreparedGeometry;
import org.locationtech.jts.geom.prep.PreparedGeometryFactory;

/** One page of a search: boxes are compared in the ledger, shapes here. */
final class StacSearch {
    private static final int BLOCK = 500;
    /** Boxes that meet and shapes that do not: a page may be short, but an answer is never late. */
    private static final int MOST_LOOKS = 20_000;

    private StacSearch() {}

    /** @param next where the next page begins; null on the last one */
    record Page(List<Entry> found, @Nullable Place next) {}

    static Page of(CatalogSearch search, StacAsk ask) {
        if (ask.shape() == null) {
            var found = search.find(ask.wanted(), ask.after(), ask.limit() + 1);
            return found.size() > ask.limit() ? cut(found, ask.limit()) : new Page(found, null);
        }
        return meeting(search, ask, PreparedGeometryFactory.prepare(ask.shape()));
    }

    private static Page meeting(CatalogSearch search, StacAsk ask, PreparedGeometry shape) {
        var found = new ArrayList<Entry>();
        @Nullable Place after = ask.after();
        for (int looks = 0; looks < MOST_LOOKS; looks += BLOCK) {
            var block = search.find(ask.wanted(), after, BLOCK);
            block.stream().filter(entry -> shape.intersects(entry.shape())).forEach(found::add);
            if (found.size() > ask.limit()) {
                return cut(found, ask.limit());
            }
            if (block.size() < BLOCK) {
                return new Page(found, null);
            }
            after = Place.of(block.get(BLOCK - 1));
        }
        return new Page(found, after);
    }

    private static Page cut(List<Entry> found, int limit) {
        return new Page(found.subList(0, limit), Place.of(found.get(limit - 1)));
    }
}
