package dev.swath.model;

import java.net.URI;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;

/**
 * A scene that a STAC API has.
 *
 * @param id our own id; of a scene that is known already the ledger keeps the former one
 * @param service address of the API
 * @param itemId unique in its collection
 * @param item as it came, JSON
 * @param start first instant of its span, or its nominal time
 * @param end last instant of its span, or its nominal time
 * @param cloudPercent 0 to 100; null where it is not stated
 * @param footprint EPSG:4326
 */
public record StacScene(
        String id,
        URI service,
        String collection,
        String itemId,
        String item,
        Instant start,
        Instant end,
        @Nullable Double cloudPercent,
        Geometry footprint) {}
