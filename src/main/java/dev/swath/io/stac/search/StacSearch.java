package dev.swath.io.stac.search;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.swath.io.stac.Antimeridian;
import dev.swath.io.stac.Bbox;
import dev.swath.io.stac.StacGeometry;
import dev.swath.io.stac.StacItem;
import dev.swath.io.stac.StacTime;
import dev.swath.model.Call;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.operation.relateng.RelateNG;
import org.locationtech.jts.operation.relateng.RelatePredicate;

/**
 * What is searched for. Services ignore what they do not understand, so every item that comes is held against it again.
 *
 * @param collections ids; at least one
 * @param area EPSG:4326, within -180..180
 * @param from first instant, inclusive
 * @param until first instant that is outside
 * @param maxCloudPercent 0 to 100, inclusive; an item that does not say its clouds does not match. Null = any
 * @param limit items asked for at a time, 1 to 10000
 */
public record StacSearch(
        List<String> collections,
        Geometry area,
        Instant from,
        Instant until,
        @Nullable Double maxCloudPercent,
        int limit) {
    /** Items have some 20 kB, and earth-search cannot answer with more than 6 MB. */
    public static final int PAGE = 100;

    /** Why an item is not one of those searched for. */
    public enum Mismatch {
        COLLECTION,
        DATETIME,
        PLACE,
        CLOUDS
    }

    public StacSearch {
        collections = List.copyOf(collections);
        area = Antimeridian.cut(area);
        boolean clouds = maxCloudPercent == null || (maxCloudPercent >= 0 && maxCloudPercent <= 100);
        if (collections.isEmpty()
                || area.isEmpty()
                || !from.isBefore(until)
                || !clouds
                || limit < 1
                || limit > 10_000) {
            throw new IllegalArgumentException("a search needs collections, an area, a span of time, clouds of 0 to 100"
                    + " and a limit of 1 to 10000, not " + collections + ", " + from + ".." + until + ", "
                    + maxCloudPercent + ", " + limit);
        }
    }

    /** A search by a box; one across the antimeridian is asked for as the two boxes on both sides. */
    public static StacSearch inBox(
            List<String> collections, Bbox box, Instant from, Instant until, @Nullable Double maxCloudPercent) {
        return new StacSearch(collections, box.geometry(), from, until, maxCloudPercent, PAGE);
    }

    /**
     * Asks for the first page, in the order of the service: with another, pages of some services skip and repeat items.
     *
     * @param about handed through to the answer
     */
    public Call firstPage(StacApi api, Object about) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        ArrayNode ids = body.putArray("collections");
        collections.forEach(ids::add);
        if (area.isRectangle()) {
            body.set("bbox", Bbox.of(area).json());
        } else {
            body.set("intersects", StacGeometry.write(area));
        }
        body.put("datetime", StacTime.text(from) + "/" + StacTime.text(until));
        body.put("limit", limit);
        if (maxCloudPercent != null && api.understandsQuery()) {
            body.putObject("query").putObject("eo:cloud_cover").put("lte", maxCloudPercent);
        } else if (maxCloudPercent != null && api.understandsFilter()) {
            ObjectNode filter =
                    body.put("filter-lang", "cql2-json").putObject("filter").put("op", "<=");
            filter.putArray("args").add(property()).add(maxCloudPercent);
        }
        return new Call("POST", api.search(), body.toString(), about);
    }

    /** Why the item is not searched for; empty for one that is. */
    public Optional<Mismatch> mismatch(StacItem item) {
        if (item.collection() != null && !collections.contains(item.collection())) {
            return Optional.of(Mismatch.COLLECTION);
        }
        if (!item.start().isBefore(until) || item.end().isBefore(from)) {
            return Optional.of(Mismatch.DATETIME);
        }
        Double clouds = item.cloudPercent();
        if (maxCloudPercent != null && (clouds == null || clouds > maxCloudPercent)) {
            return Optional.of(Mismatch.CLOUDS);
        }
        return intersects(item.geometry()) ? Optional.empty() : Optional.of(Mismatch.PLACE);
    }

    /** By the relate that takes invalid geometries, as footprints of catalogs are now and then. */
    private boolean intersects(Geometry footprint) {
        return footprint.getEnvelopeInternal().intersects(area.getEnvelopeInternal())
                && RelateNG.relate(area, footprint, RelatePredicate.intersects());
    }

    private static ObjectNode property() {
        return JsonNodeFactory.instance.objectNode().put("property", "eo:cloud_cover");
    }
}
