package dev.swath.app.web;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.swath.io.ledger.CatalogSearch.Place;
import dev.swath.io.ledger.CatalogSearch.Wanted;
import dev.swath.io.stac.Bbox;
import dev.swath.io.stac.StacGeometry;
import dev.swath.io.stac.StacJson;
import dev.swath.io.stac.StacTime;
import dev.swath.model.trouble.BadInput;
import io.vertx.core.MultiMap;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;

/**
 * A question to the STAC API, whichever way it was asked: what is wanted, where in it a page begins, and how long the page
 * may be. Whatever is not understood is refused, for a filter that is passed over would show too much.
 *
 * @param shape what items must meet; null = they may be anywhere
 * @param after the last item of the page before; null = from the newest
 */
record StacAsk(
        Wanted wanted, @Nullable Geometry shape, @Nullable Place after, int limit) {
    private static final Set<String> KNOWN =
            Set.of("bbox", "intersects", "datetime", "ids", "collections", "limit", "token");
    private static final int USUAL = 100;
    private static final int MOST = 500;
    private static final int MOST_WORDS = 1000;

    /** Of the parameters of an address: lists with commas, {@code intersects} as JSON. */
    static StacAsk of(MultiMap parameters) {
        ObjectNode question = JsonNodeFactory.instance.objectNode();
        for (var name : parameters.names()) {
            var value = parameters.get(name);
            switch (name) {
                case "ids", "collections" -> List.of(value.split(",")).forEach(question.withArray(name)::add);
                case "bbox" -> numbers(question.putArray(name), value);
                case "intersects" -> question.set(name, StacJson.parsed(value).orElseThrow(StacAsk::noGeometry));
                case "limit" -> question.set(name, number(name, value));
                default -> question.put(name, value);
            }
        }
        return of(question);
    }

    private static void numbers(ArrayNode array, String value) {
        for (var number : value.split(",", -1)) {
            array.add(number("bbox", number.strip()));
        }
    }

    private static JsonNode number(String name, String value) {
        return StacJson.parsed(value)
                .filter(JsonNode::isNumber)
                .orElseThrow(() -> bad(name + " must be a number, not '" + value + "'"));
    }

    /** Of the body of a search. */
    static StacAsk of(JsonNode question) {
        for (var field : question.properties()) {
            if (!KNOWN.contains(field.getKey())) {
                throw bad("'" + field.getKey() + "' is not understood here; known are bbox, intersects, datetime, ids,"
                        + " collections, limit, token");
            }
        }
        Geometry shape = shape(question);
        @Nullable Instant[] span = span(question.path("datetime"));
        var wanted = new Wanted(words(question, "collections"), words(question, "ids"), span[0], span[1], boxes(shape));
        return new StacAsk(wanted, shape, after(question.path("token")), limit(question.path("limit")));
    }

    private static @Nullable Geometry shape(JsonNode question) {
        JsonNode box = question.path("bbox");
        JsonNode intersects = question.path("intersects");
        if (isGiven(box) && isGiven(intersects)) {
            throw bad("bbox or intersects may be given, not both");
        }
        if (isGiven(box)) {
            return Bbox.read(box)
                    .map(Bbox::geometry)
                    .orElseThrow(() -> bad("bbox must be west,south,east,north in degrees, south below north"));
        }
        if (!isGiven(intersects)) {
            return null;
        }
        var shape = StacGeometry.read(intersects).orElseThrow(StacAsk::noGeometry);
        if (!shape.isValid()) {
            throw bad("intersects crosses itself; repair it");
        }
        return shape;
    }

    private static List<Envelope> boxes(@Nullable Geometry shape) {
        var boxes = new ArrayList<Envelope>();
        if (shape == null) {
            return boxes;
        }
        boolean isFew = shape.getNumGeometries() <= 8;
        for (int i = 0; isFew && i < shape.getNumGeometries(); i++) {
            boxes.add(shape.getGeometryN(i).getEnvelopeInternal());
        }
        return isFew ? boxes : List.of(shape.getEnvelopeInternal());
    }

    /** An instant, or two with a slash between of which one may be open; both ends are included. */
    private static @Nullable Instant[] span(JsonNode given) {
        if (!isGiven(given)) {
            return new @Nullable Instant[2];
        }
        String[] ends = given.asText().split("/", -1);
        if (!given.isTextual() || ends.length > 2) {
            throw noTime();
        }
        var first = end(ends[0]);
        var last = end(ends[ends.length - 1]);
        if (first == null || last == null) {
            demandTime(ends.length == 2 && (first != null || last != null));
        } else {
            demandTime(!last.isBefore(first));
        }
        return new @Nullable Instant[] {first, last};
    }

    private static void demandTime(boolean isOne) {
        if (!isOne) {
            throw noTime();
        }
    }

    private static @Nullable Instant end(String text) {
        return text.isEmpty() || text.equals("..") ? null : StacTime.read(text).orElseThrow(StacAsk::noTime);
    }

    private static List<String> words(JsonNode question, String name) {
        JsonNode given = question.path(name);
        if (!isGiven(given)) {
            return List.of();
        }
        var words = StacJson.texts(given);
        if (!given.isArray() || words.size() != given.size() || words.size() > MOST_WORDS) {
            throw bad(name + " must be a list of at most " + MOST_WORDS + " texts");
        }
        return words;
    }

    private static int limit(JsonNode given) {
        if (!isGiven(given)) {
            return USUAL;
        }
        if (!given.canConvertToInt() || !given.isIntegralNumber() || given.intValue() < 1) {
            throw bad("limit must be a whole number of 1 or more; pages have " + MOST + " items at most");
        }
        return Math.min(MOST, given.intValue());
    }

    private static @Nullable Place after(JsonNode given) {
        return isGiven(given) ? StacToken.read(given.asText()) : null;
    }

    private static boolean isGiven(JsonNode value) {
        return !value.isMissingNode() && !value.isNull();
    }

    private static BadInput noGeometry() {
        return bad("intersects must be a GeoJSON geometry in longitude and latitude, not a collection of geometries");
    }

    private static BadInput noTime() {
        return bad("datetime must be an instant like 2025-06-01T00:00:00Z, or two in their order with / between, one of"
                + " which may be ..");
    }

    private static BadInput bad(String line) {
        return new BadInput("bad-parameter", line);
    }
}
