package dev.swath.model;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An order that another program placed, as that program wrote it down.
 *
 * @param planetId the provider's id
 * @param place file and place of the entry, for people
 * @param fields FlowZero's columns that say something, by name; those that are numbers hold plain decimals
 * @param orderedAt when it was placed; null when that is not told
 * @param entry all of it as one JSON object, without links and secrets
 */
public record OldOrder(
        String planetId,
        String place,
        Map<String, String> fields,
        @Nullable Instant orderedAt,
        String entry) {
    /** Column of the area's name. */
    public static final String AOI = "aoi_name";

    /** The area it was ordered for; orders that name none share one. */
    public String aoi() {
        return fields.getOrDefault(AOI, "unnamed");
    }
}
