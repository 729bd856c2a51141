package dev.swath.app.sandbox.stac;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;

/**
 * What a search asks for. What it does not know it ignores, {@code filter} above all.
 *
 * @param ids empty for any
 * @param area degrees, null for none given
 * @param from inclusive, as is {@code to}
 * @param limit items of a page
 * @param next token of the item after which the page begins, null for the first page
 * @param sort as asked, possibly nothing
 * @param fields as asked, possibly nothing
 * @param body what was understood, as a body of POST
 */
record Search(
        Set<Collection> collections,
        Set<String> ids,
        @Nullable Geometry area,
        Instant from,
        Instant to,
        Conditions conditions,
        int limit,
        @Nullable String next,
        JsonNode sort,
        JsonNode fields,
        ObjectNode body) {
    private static final Instant FIRST = Instant.parse("2013-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("2100-01-01T00:00:00Z");
    private static final int USUAL_LIMIT = 10;
    private static final int MOST = 10_000;
    private static final Set<String> KNOWN = Set.of(
            "collections", "ids", "bbox", "intersects", "datetime", "query", "limit", "next", "sortby", "fields");

    static Search of(JsonNode asked) {
        ObjectNode body = Json.object();
        asked.forEachEntry((key, value) -> {
            if (KNOWN.contains(key) && !value.isNull()) {
                body.set(key, value);
            }
        });
        Instant[] time = time(body.path("datetime").asText(""));
        return new Search(
                collections(body.path("collections")),
                texts(body.path("ids")),
                area(body),
                time[0],
                time[1],
                new Conditions(body.path("query")),
                limit(body.path("limit")),
                body.path("next").isMissingNode() ? null : body.path("next").asText(),
                body.path("sortby"),
                body.path("fields"),
                body);
    }

    /** The parameters of a GET, written as the body of a POST. */
    static ObjectNode body(Map<String, String> parameters) {
        ObjectNode body = Json.object();
        parameters.forEach((key, value) -> {
            switch (key) {
                case "collections", "ids" -> body.set(key, Json.array(Arrays.asList(value.split(",", -1))));
                case "bbox" -> body.set(key, Json.parse(("[" + value + "]").getBytes(StandardCharsets.UTF_8)));
                case "intersects", "query" -> body.set(key, Json.parse(value.getBytes(StandardCharsets.UTF_8)));
                case "limit" -> body.set(key, Json.parse(value.getBytes(StandardCharsets.UTF_8)));
                case "sortby" -> sort(body, value);
                default -> body.put(key, value);
            }
        });
        return body;
    }

    /** {@code +properties.datetime,-id}; a plus may have become a space on the way. */
    private static void sort(ObjectNode body, String fields) {
        var list = body.putArray("sortby");
        for (String field : fields.split(",", -1)) {
            boolean down = field.startsWith("-");
            list.addObject().put("field", field.replaceFirst("^[-+ ]", "")).put("direction", down ? "desc" : "asc");
        }
    }

    private static Set<Collection> collections(JsonNode names) {
        if (names.isMissingNode() || names.isEmpty()) {
            return EnumSet.allOf(Collection.class);
        }
        var known = EnumSet.noneOf(Collection.class);
        texts(names).forEach(name -> Collection.of(name).ifPresent(known::add));
        return known;
    }

    private static Set<String> texts(JsonNode array) {
        var texts = new LinkedHashSet<String>();
        array.forEach(text -> texts.add(text.asText()));
        return texts;
    }

    private static @Nullable Geometry area(JsonNode body) {
        if (body.has("bbox") && body.has("intersects")) {
            throw Refusal.bad("Expected bbox OR intersects, not both");
        }
        return body.has("bbox")
                ? Shapes.box(body.path("bbox"))
                : body.has("intersects") ? Shapes.read(body.path("intersects")) : null;
    }

    private static int limit(JsonNode limit) {
        if (limit.isMissingNode()) {
            return USUAL_LIMIT;
        }
        int asked = limit.asInt(0);
        if (asked <= 0) {
            throw Refusal.bad("Invalid limit value, must be a number between 1 and 10000 inclusive");
        }
        return Math.min(MOST, asked);
    }

    private static Instant[] time(String text) {
        if (text.isEmpty()) {
            return new Instant[] {FIRST, LAST};
        }
        String[] ends = text.split("/", -1);
        if (ends.length > 2) {
            throw Refusal.bad("Invalid datetime");
        }
        Instant from = end(ends[0], FIRST);
        Instant to = ends.length == 1 ? from : end(ends[1], LAST);
        if (from.isAfter(to)) {
            throw Refusal.bad("Invalid datetime: start must be before end");
        }
        return new Instant[] {from, to};
    }

    private static Instant end(String text, Instant open) {
        try {
            return text.isEmpty() || text.equals("..")
                    ? open
                    : OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeParseException unreadable) {
            throw Refusal.bad("Invalid datetime, must be RFC 3339: " + text);
        }
    }
}
