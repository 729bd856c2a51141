package dev.swath.step.dataset.images;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.swath.io.stac.StacJson;
import dev.swath.step.dataset.season.CropDates;
import dev.swath.step.dataset.season.CropDays;
import dev.swath.step.dataset.season.Season;
import java.time.LocalDate;

/**
 * What must be known to choose a chip's scenes.
 *
 * @param days of its crops
 * @param year of planting
 */
record SeasonQuestion(CropDays.Known days, int year) {
    static SeasonQuestion read(String json) {
        JsonNode node = StacJson.parsed(json).orElseThrow();
        var days = new CropDays.Known(
                node.path("planting_day").asInt(), node.path("harvest_day").asInt());
        return new SeasonQuestion(days, node.path("year").asInt());
    }

    String json() {
        return JsonNodeFactory.instance
                .objectNode()
                .put("planting_day", days.planting())
                .put("harvest_day", days.harvest())
                .put("year", year)
                .toString();
    }

    LocalDate date(Season season) {
        return CropDates.of(days, year).of(season);
    }
}
