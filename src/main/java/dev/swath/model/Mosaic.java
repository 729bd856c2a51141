package dev.swath.model;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;

/**
 * One basemap of one time: an image of the whole earth or a part of it, cut into quads. Its name may say anything; its
 * days are the provider's own fields.
 *
 * @param id the provider's id, in its addresses
 * @param name unique for an account, what orders say
 * @param firstAcquired when its imagery begins
 * @param lastAcquired when it ends
 * @param interval the rhythm of its series as the provider writes it, e.g. {@code 1 mon}; empty when not told
 * @param bbox west, south, east, north in degrees; empty when not told
 * @param grid how it is cut into quads
 * @param itemTypes what it is made of
 * @param downloadable whether this account may order its quads
 */
public record Mosaic(
        String id,
        String name,
        Instant firstAcquired,
        Instant lastAcquired,
        String interval,
        List<Double> bbox,
        Grid grid,
        List<String> itemTypes,
        boolean downloadable) {
    /**
     * @param level zoom level
     * @param quadPixels pixels along a quad's side
     * @param resolutionMetres side of a pixel, in metres of Web Mercator at the equator
     */
    public record Grid(int level, int quadPixels, double resolutionMetres) {}

    /** The UTC day on which it begins: the day that it goes by. */
    public LocalDate day() {
        return firstAcquired.atZone(ZoneOffset.UTC).toLocalDate();
    }

    /** Whether it begins in the period: each mosaic is of exactly one day, whatever its neighbours overlap. */
    public boolean beginsIn(Period period) {
        return !day().isBefore(period.start()) && !day().isAfter(period.end());
    }
}
