package dev.swath.step.dataset.images;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.swath.io.ledger.Datasets.Outcome;
import dev.swath.io.ledger.Ledger;
import dev.swath.io.stac.StacJson;
import dev.swath.model.DatasetJob;
import dev.swath.step.dataset.folder.Disk;
import dev.swath.step.dataset.progress.ProgressFile;
import dev.swath.step.dataset.season.Season;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** How cloudy the chosen scenes are over their chips, as refinements found it. */
public final class ChipCovers {
    private static final String CLOUD_COVER = "_cloud_cover";

    private ChipCovers() {}

    /** Of every chip: what this job found; of those it had no need to look at, what their items say. */
    public static ArrayNode told(Ledger ledger, DatasetJob job) {
        Map<String, ObjectNode> chips = new TreeMap<>();
        ledger.datasets()
                .outcomes(
                        job.id(),
                        Operation.REFINE.word(),
                        outcome -> add(chips.computeIfAbsent(outcome.part().chip(), ChipCovers::chip), outcome));
        var folder = CatalogFolder.open(job.folder());
        looked(folder, ImageOptions.read(job.options()))
                .forEach(chip -> chips.computeIfAbsent(chip, id -> ofItem(folder, id)));
        ArrayNode covers = JsonNodeFactory.instance.arrayNode();
        chips.values().forEach(covers::add);
        return covers;
    }

    private static void add(ObjectNode chip, Outcome outcome) {
        String answer = outcome.part().answer();
        JsonNode told = StacJson.parsed(answer == null ? "{}" : answer).orElseThrow();
        String season = outcome.part().season();
        if (told.path("cloud_cover").isNumber()) {
            chip.set(season + CLOUD_COVER, told.path("cloud_cover"));
        }
        if (told.has("scenes")) {
            chip.put(
                    season + "_reselected",
                    told.path("scenes").path(0).path("id").asText());
        }
    }

    private static ObjectNode chip(String id) {
        return JsonNodeFactory.instance.objectNode().put("chip", id);
    }

    private static ObjectNode ofItem(CatalogFolder folder, String id) {
        ObjectNode told = chip(id);
        JsonNode properties = folder.item(id).path("properties");
        for (Season season : Season.values()) {
            JsonNode cover = properties.path("ftw:" + season.label() + CLOUD_COVER);
            if (cover.isNumber()) {
                told.set(season.label() + CLOUD_COVER, cover);
            }
        }
        return told;
    }

    /** The chips whose items say what is asked: the last operation was a refinement by the same limits, and was done with them. */
    static Set<String> looked(CatalogFolder folder, ImageOptions options) {
        if (!options.refine().update()) {
            return Set.of();
        }
        var wanted = options.parameters(Operation.REFINE);
        return Disk.io(() -> ProgressFile.read(folder.chipsFolder()))
                .map(ProgressFile.Reading::progress)
                .filter(last -> last.operation().equals(Operation.REFINE.word()))
                .filter(last -> last.changes(wanted).isEmpty())
                .map(last -> Set.copyOf(last.completed()))
                .orElseGet(Set::of);
    }
}
