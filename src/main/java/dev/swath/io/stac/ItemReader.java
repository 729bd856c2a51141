package dev.swath.io.stac;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.swath.model.trouble.BadInput;
import java.net.URI;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;

/**
 * Reads one item, of STAC 1.0 or 1.1. It is not held to its schemas: items that live services give break those of their
 * own extensions, and are good all the same.
 */
public final class ItemReader {
    private ItemReader() {}

    /**
     * The item, or nothing when it cannot be used.
     *
     * @param readFrom where it was read from: relative addresses of an item that does not say its own start there
     * @param unreadable told what an unusable item is and lacks
     */
    public static Optional<StacItem> read(JsonNode feature, URI readFrom, Consumer<String> unreadable) {
        String id = StacJson.text(feature, "id");
        if (!(feature instanceof ObjectNode json) || id == null) {
            unreadable.accept("an item without an id");
            return Optional.empty();
        }
        if (!(feature.path("properties") instanceof ObjectNode properties)) {
            unreadable.accept("item " + id + ", which has no properties");
            return Optional.empty();
        }
        Span span = span(properties);
        if (span == null) {
            unreadable.accept("item " + id + ", which has no usable datetime");
            return Optional.empty();
        }
        Place place = place(json);
        if (place == null) {
            unreadable.accept("item " + id + ", which has no usable place");
            return Optional.empty();
        }
        URI self = self(json, readFrom);
        return Optional.of(new StacItem(
                id,
                StacJson.text(json, "collection"),
                self,
                place.geometry(),
                place.bbox(),
                span.datetime(),
                span.start(),
                span.end(),
                properties,
                AssetReader.read(json, self),
                json));
    }

    private record Span(@Nullable Instant datetime, Instant start, Instant end) {}

    private record Place(Geometry geometry, Bbox bbox) {}

    private static @Nullable Span span(ObjectNode properties) {
        Instant datetime = time(properties, "datetime");
        Instant start = time(properties, "start_datetime");
        Instant end = time(properties, "end_datetime");
        Instant from = start == null ? datetime : start;
        Instant until = end == null ? datetime : end;
        return from == null || until == null || until.isBefore(from) ? null : new Span(datetime, from, until);
    }

    private static @Nullable Place place(ObjectNode json) {
        Optional<Bbox> stated = Bbox.read(json.path("bbox"));
        return StacGeometry.read(json.path("geometry"))
                .flatMap(ItemReader::onTheGlobe)
                .or(() -> stated.map(Bbox::geometry))
                .map(geometry -> new Place(geometry, stated.orElseGet(() -> Bbox.of(geometry))))
                .orElse(null);
    }

    /** Some providers let a footprint run on beyond 180; one that is off the globe is none. */
    private static Optional<Geometry> onTheGlobe(Geometry geometry) {
        Envelope all = geometry.getEnvelopeInternal();
        if (all.getMinY() < -90 || all.getMaxY() > 90) {
            return Optional.empty();
        }
        try {
            return Optional.of(Antimeridian.cut(geometry));
        } catch (BadInput unusable) {
            return Optional.empty();
        }
    }

    private static @Nullable Instant time(JsonNode properties, String field) {
        return StacTime.read(StacJson.text(properties, field)).orElse(null);
    }

    private static URI self(JsonNode item, URI readFrom) {
        for (JsonNode link : item.path("links")) {
            String href = StacJson.text(link, "href");
            if (href != null && "self".equals(StacJson.text(link, "rel"))) {
                return Hrefs.resolve(readFrom, href).orElse(readFrom);
            }
        }
        return readFrom;
    }
}
