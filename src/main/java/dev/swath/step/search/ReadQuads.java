package dev.swath.step.search;

import dev.swath.io.ledger.Ledger;
import dev.swath.io.planet.Mosaics;
import dev.swath.io.planet.Quads;
import dev.swath.model.Answer;
import dev.swath.model.Basemap;
import dev.swath.model.Mosaic;
import dev.swath.model.QuadCursor;
import dev.swath.model.QuadCursor.Stage;
import dev.swath.model.trouble.Corrupt;
import dev.swath.model.trouble.Refused;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.apache.camel.Handler;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads a page of a search for quads; after the last one the request goes on to selection. */
public final class ReadQuads {
    private static final Logger LOG = LoggerFactory.getLogger(ReadQuads.class);

    private final Ledger ledger;

    public ReadQuads(Ledger ledger) {
        this.ledger = ledger;
    }

    /**
     * @return where the search stands now
     * @throws Refused when the account has no such series or mosaic, or may not download it
     * @throws Corrupt code {@code page-cycle}: the next page was read before
     */
    @Handler
    public QuadCursor read(Answer answer) {
        var cursor = answer.about(QuadCursor.class);
        return switch (cursor.stage()) {
            case SERIES -> series(cursor, answer);
            case MOSAICS -> mosaics(cursor, answer);
            case QUADS -> quads(cursor, answer);
            case DONE -> throw new IllegalStateException("nothing was asked");
        };
    }

    private static QuadCursor series(QuadCursor cursor, Answer answer) {
        var page = Mosaics.readSeries(answer);
        tell(cursor, page.unreadable());
        var wanted = name(cursor);
        var found = page.entries().stream()
                .filter(series -> series.name().equals(wanted))
                .findFirst();
        if (found.isPresent()) {
            return cursor.inSeries(found.get().id());
        }
        if (page.next() == null) {
            throw new Refused(
                    "unknown-series",
                    "the account has no series of mosaics called '" + wanted + "'; swath list-basemaps --list-series");
        }
        return turned(cursor, answer, page.next());
    }

    private QuadCursor mosaics(QuadCursor cursor, Answer answer) {
        var page = Mosaics.read(answer);
        tell(cursor, page.unreadable());
        var met = new ArrayList<>(cursor.mosaics());
        page.entries().stream().filter(mosaic -> isWanted(cursor, mosaic)).forEach(met::add);
        if (page.next() != null) {
            return turned(cursor.with(met, List.of()), answer, page.next());
        }
        demandRight(cursor, met);
        return asking(cursor.with(met, Boxes.of(cursor.request().clip(), met)));
    }

    private static boolean isWanted(QuadCursor cursor, Mosaic mosaic) {
        return cursor.seriesId() == null
                ? mosaic.name().equals(name(cursor))
                : mosaic.beginsIn(cursor.request().period());
    }

    /** Of a series those are left that may be had; the quads of the others are found, and turned down with the reason. */
    private static void demandRight(QuadCursor cursor, List<Mosaic> met) {
        if (met.isEmpty() && cursor.seriesId() == null) {
            throw new Refused(
                    "unknown-mosaic",
                    "the account has no mosaic called '" + name(cursor) + "'; swath list-basemaps shows those it has");
        }
        if (!met.isEmpty() && met.stream().noneMatch(Mosaic::downloadable)) {
            throw new Refused(
                    "no-permission",
                    "mosaic '" + met.get(0).name() + "' may be looked at and not downloaded by this account"
                            + " (quad_download is false); ask Planet for the right");
        }
    }

    private QuadCursor quads(QuadCursor cursor, Answer answer) {
        var mosaic = cursor.ahead().get(0).mosaic();
        var page = Quads.read(answer, mosaic);
        tell(cursor, page.unreadable());
        ledger.candidates().add(cursor.claim(), page.entries());
        if (page.next() != null) {
            return turned(cursor, answer, page.next());
        }
        return asking(cursor.with(
                cursor.mosaics(), cursor.ahead().subList(1, cursor.ahead().size())));
    }

    /** Goes on with the first box that is ahead; without one the search is complete. */
    private QuadCursor asking(QuadCursor cursor) {
        if (!cursor.ahead().isEmpty()) {
            return cursor.at(Stage.QUADS, null);
        }
        ledger.candidates().found(cursor.claim(), cursor.question());
        return cursor.at(Stage.DONE, null);
    }

    /** Stopping at a page that was read before would pass a part off as the whole, so the search does not count as done. */
    private static QuadCursor turned(QuadCursor cursor, Answer answer, @Nullable URI next) {
        var seen = new HashSet<>(cursor.seen());
        seen.add(answer.call().uri());
        if (next != null && !seen.add(next)) {
            throw new Corrupt(
                    "page-cycle",
                    "the search for quads of '" + name(cursor) + "' leads back to a page already read, after "
                            + seen.size() + " pages: it is not complete and is begun anew");
        }
        return cursor.at(cursor.stage(), next).having(seen);
    }

    private static void tell(QuadCursor cursor, List<String> unreadable) {
        for (var entry : unreadable) {
            LOG.warn(
                    "Request {} ({}): left out {}",
                    cursor.request().id(),
                    cursor.request().featureKey(),
                    entry);
        }
    }

    private static String name(QuadCursor cursor) {
        return Basemap.of(cursor.request().terms().itemType()).name();
    }
}
