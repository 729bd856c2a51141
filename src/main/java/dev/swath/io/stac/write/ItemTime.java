package dev.swath.io.stac.write;

import com.fasterxml.jackson.databind.JsonNode;
import dev.swath.io.stac.StacJson;
import dev.swath.io.stac.StacTime;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * When an item is: an instant, a span, or a span with a nominal instant, which clients that know no spans search by.
 *
 * @param datetime null only with both ends of a span
 * @param start inclusive
 * @param end inclusive, not before {@code start}
 */
public record ItemTime(
        @Nullable Instant datetime,
        @Nullable Instant start,
        @Nullable Instant end) {
    public ItemTime {
        boolean span = start != null && end != null;
        boolean reversed = start != null && end != null && end.isBefore(start);
        if ((start == null) != (end == null) || (datetime == null && !span) || reversed) {
            throw new IllegalArgumentException("an item has an instant, or a span with both ends in order, not "
                    + datetime + ", " + start + ".." + end);
        }
    }

    /** As an item's properties have it; empty when they have none, or half of one. */
    static Optional<ItemTime> find(JsonNode properties) {
        try {
            return Optional.of(new ItemTime(
                    time(properties, "datetime"),
                    time(properties, "start_datetime"),
                    time(properties, "end_datetime")));
        } catch (IllegalArgumentException noTime) {
            return Optional.empty();
        }
    }

    private static @Nullable Instant time(JsonNode properties, String name) {
        return StacTime.read(StacJson.text(properties, name)).orElse(null);
    }

    public static ItemTime at(Instant datetime) {
        return new ItemTime(datetime, null, null);
    }

    public static ItemTime span(Instant start, Instant end) {
        return new ItemTime(null, start, end);
    }

    /** The first instant of it. */
    public Instant first() {
        return java.util.Objects.requireNonNull(start == null ? datetime : start);
    }

    /** The last instant of it. */
    public Instant last() {
        return java.util.Objects.requireNonNull(end == null ? datetime : end);
    }
}
