package dev.swath.step.dataset.images;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.swath.io.stac.StacTime;
import dev.swath.model.trouble.Corrupt;
import dev.swath.step.dataset.season.Season;
import java.time.Instant;
import java.util.List;

/** What a chip's own item says of its scenes: the rule they were chosen by, and how far that had to go. */
final class ChipProperties {
    private static final String BUFFER_USED = "_buffer_used";
    private static final String CLOUD_COVER = "_cloud_cover";

    private final ObjectNode properties;

    ChipProperties(ObjectNode item) {
        properties = item.withObjectProperty("properties");
    }

    /** The rule of the choice. */
    void rule(SeasonTurn.Task task, int year) {
        SelectOptions options = task.options().select();
        var choice = options.choice();
        var limits = choice.limits();
        var days = SeasonQuestion.read(task.part().question()).days();
        boolean refines = task.part().operation().equals(Operation.REFINE.word());
        properties
                .put("ftw:calendar_year", year)
                .put("ftw:planting_day", days.planting())
                .put("ftw:harvest_day", days.harvest())
                .put("ftw:stac_host", options.host())
                .put("ftw:cloud_cover_scene_threshold", limits.sceneCloud())
                .put("ftw:buffer_days", choice.bufferDays())
                .put("ftw:num_buffer_expansions", choice.expansions())
                .put("ftw:buffer_expansion_size", choice.expansionDays())
                .put("ftw:pixel_check", refines || limits.pixels() != null);
        properties.remove("ftw:cloud_cover_pixel_threshold");
        if (refines) {
            properties.put(
                    "ftw:cloud_cover_pixel_threshold", task.options().refine().cloudPercent());
        } else if (limits.pixels() != null) {
            properties.put("ftw:cloud_cover_pixel_threshold", limits.pixels().cloud());
        }
    }

    /** How a season's scene was found. */
    void found(String season, JsonNode answer) {
        properties.put("ftw:" + season + BUFFER_USED, answer.path("buffer_days").asInt());
        int widened = 0;
        int size = properties.path("ftw:buffer_expansion_size").asInt();
        int buffer = properties.path("ftw:buffer_days").asInt();
        for (Season each : Season.values()) {
            int used = properties.path("ftw:" + each.label() + BUFFER_USED).asInt(buffer);
            widened += size > 0 ? Math.max(0, used - buffer) / size : 0;
        }
        properties.put("ftw:expansions_performed", widened);
        properties.remove("ftw:" + season + CLOUD_COVER);
        JsonNode ofScene = answer.path("scenes").path(0).path("cloud");
        if (ofScene.isNumber()) {
            properties.set("ftw:" + season + CLOUD_COVER, ofScene);
        }
    }

    /** The cloud cover over the chip, where the items of its scenes tell it. */
    void covers(CatalogFolder folder, String chip) {
        for (Season season : Season.values()) {
            folder.find(chip, ChipScenes.childId(chip, season.label()))
                    .map(scene -> scene.path("properties").path("eo:cloud_cover"))
                    .filter(JsonNode::isNumber)
                    .ifPresent(cover -> properties.set("ftw:" + season.label() + CLOUD_COVER, cover));
        }
    }

    /**
     * From the earlier scene to the later.
     *
     * @throws Corrupt {@code bad-item} when there is none
     */
    void span(String chip, List<Instant> times) {
        var first = times.stream()
                .min(Instant::compareTo)
                .orElseThrow(() -> new Corrupt("bad-item", "chip " + chip + " has no items of its seasons"));
        var last = times.stream().max(Instant::compareTo).orElse(first);
        properties.putNull("datetime");
        properties.put("start_datetime", StacTime.text(first)).put("end_datetime", StacTime.text(last));
    }

    /** Without scenes: the whole year, and nothing about a choice. */
    void clear(int year) {
        properties.put("start_datetime", year + "-01-01T00:00:00Z").put("end_datetime", year + "-12-31T23:59:59Z");
        properties.remove(List.of(
                "ftw:stac_host",
                "ftw:cloud_cover_scene_threshold",
                "ftw:cloud_cover_pixel_threshold",
                "ftw:pixel_check",
                "ftw:buffer_days",
                "ftw:num_buffer_expansions",
                "ftw:buffer_expansion_size",
                "ftw:expansions_performed"));
        for (Season season : Season.values()) {
            properties.remove(List.of("ftw:" + season.label() + BUFFER_USED, "ftw:" + season.label() + CLOUD_COVER));
        }
    }
}
