package dev.swath.model;

import java.net.URI;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Envelope;

/**
 * Where the search for the quads of a request stands between two pages.
 *
 * @param claim the claimed request
 * @param request what is asked
 * @param question hash of all that is asked, for the cache
 * @param stage what is asked for now
 * @param seriesId the provider's id of the series; null until it is known, and where one mosaic is wanted
 * @param mosaics those wanted that were met so far
 * @param ahead of which mosaics, in which boxes quads are still to be asked for; the first is being asked
 * @param next address of the next page; null = the first of what is asked now
 * @param seen pages read so far, to notice a listing that runs in a circle
 */
public record QuadCursor(
        Claim claim,
        Request request,
        String question,
        Stage stage,
        @Nullable String seriesId,
        List<Mosaic> mosaics,
        List<Box> ahead,
        @Nullable URI next,
        Set<URI> seen) {
    /** What is asked for, in this order. */
    public enum Stage {
        SERIES,
        MOSAICS,
        QUADS,
        DONE
    }

    /** @param box in degrees */
    public record Box(Mosaic mosaic, Envelope box) {}

    /** Whether another page is to be fetched. */
    public boolean more() {
        return stage != Stage.DONE;
    }

    public QuadCursor at(Stage now, @Nullable URI page) {
        return new QuadCursor(claim, request, question, now, seriesId, mosaics, ahead, page, seen);
    }

    public QuadCursor inSeries(String id) {
        return new QuadCursor(claim, request, question, Stage.MOSAICS, id, mosaics, ahead, null, seen);
    }

    public QuadCursor with(List<Mosaic> met, List<Box> boxes) {
        return new QuadCursor(
                claim, request, question, stage, seriesId, List.copyOf(met), List.copyOf(boxes), next, seen);
    }

    public QuadCursor having(Set<URI> read) {
        return new QuadCursor(claim, request, question, stage, seriesId, mosaics, ahead, next, Set.copyOf(read));
    }
}
