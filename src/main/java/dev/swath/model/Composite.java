package dev.swath.model;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;

/**
 * A composite that was asked for, checked. It is a job with one row of work, which has the same id.
 *
 * @param id of the job and of its row
 * @param name what people call it
 * @param request in the words of who asked, JSON
 * @param service address of the STAC API that is searched
 * @param collections ids, at least one
 * @param bands common names, at least one
 * @param masked whether the masks of the scenes are wanted, too
 * @param aoi EPSG:4326, within -180..180
 * @param from first instant, inclusive
 * @param until first instant that is outside
 * @param maxCloudPercent 0 to 100, inclusive; null = any
 */
public record Composite(
        String id,
        String name,
        String request,
        URI service,
        List<String> collections,
        List<String> bands,
        boolean masked,
        Geometry aoi,
        Instant from,
        Instant until,
        @Nullable Double maxCloudPercent) {
    public Composite {
        collections = List.copyOf(collections);
        bands = List.copyOf(bands);
    }
}
