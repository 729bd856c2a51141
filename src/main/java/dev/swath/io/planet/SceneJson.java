package dev.swath.io.planet;

import com.fasterxml.jackson.databind.JsonNode;
import dev.swath.model.Scene;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;

/** One item of the Data API. Only id, item type, acquisition time and outline are indispensable. */
final class SceneJson {
    private static final Pattern MAY_DOWNLOAD = Pattern.compile("assets\\.(.+):download");

    private SceneJson() {}

    /** Gives the item to {@code scene}, or tells {@code unreadable} what it lacks. */
    static void read(JsonNode item, Consumer<Scene> scene, Consumer<String> unreadable) {
        JsonNode properties = item.path("properties");
        String id = Json.text(item, "id");
        String itemType = Json.text(properties, "item_type");
        Instant acquired = instant(properties, "acquired");
        Optional<Geometry> footprint = GeoJson.read(item.path("geometry"));
        if (id == null) {
            unreadable.accept("an item without an id");
        } else if (itemType == null) {
            unreadable.accept("item " + id + " has no item type");
        } else if (acquired == null) {
            unreadable.accept("item " + id + " has no acquisition time");
        } else if (footprint.isEmpty()) {
            unreadable.accept("item " + id + " has no usable outline");
        } else {
            scene.accept(new Scene(
                    id,
                    itemType,
                    acquired,
                    cloudPercent(properties),
                    footprint.get(),
                    Set.copyOf(Json.texts(item.path("assets"))),
                    downloadable(item.path("_permissions")),
                    Json.text(properties, "instrument", ""),
                    !Json.text(properties, "quality_category", "").equals("test")));
        }
    }

    static @Nullable Instant instant(JsonNode parent, String field) {
        String text = Json.text(parent, field);
        try {
            return text == null ? null : Instant.parse(text);
        } catch (DateTimeException notATime) {
            return null;
        }
    }

    /**
     * Of the two cloud figures an item may carry ({@code cloud_cover} 0-1 and {@code cloud_percent}, which can disagree)
     * the first: it is the one the search filters by, and the one every item type has.
     */
    private static @Nullable Double cloudPercent(JsonNode properties) {
        JsonNode cover = properties.path("cloud_cover");
        double percent = cover.isNumber() ? cover.doubleValue() * 100 : Double.NaN;
        return percent >= 0 && percent <= 100 ? percent : null;
    }

    private static Set<String> downloadable(JsonNode permissions) {
        return Json.texts(permissions).stream()
                .map(MAY_DOWNLOAD::matcher)
                .filter(Matcher::matches)
                .map(permission -> permission.group(1))
                .collect(Collectors.toUnmodifiableSet());
    }
}
