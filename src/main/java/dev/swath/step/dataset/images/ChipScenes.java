package dev.swath.step.dataset.images;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.swath.io.stac.StacJson;
import dev.swath.io.stac.StacTime;
import dev.swath.io.stac.write.CatalogWriter;
import dev.swath.io.stac.write.DraftAsset;
import dev.swath.io.stac.write.DraftLink;
import dev.swath.io.stac.write.Extensions;
import dev.swath.io.stac.write.ItemDraft;
import dev.swath.io.stac.write.ItemTime;
import dev.swath.io.stac.write.Layout;
import dev.swath.model.ChipSeason;
import dev.swath.step.dataset.season.Season;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Writes the chosen scenes of a chip as items beside its own, and into its own what they say of it. */
final class ChipScenes {
    /** Assets that {@code download-images} made of a scene. */
    static final List<String> MADE = List.of("clipped", "thumbnail");

    private static final int LOCK_COUNT = 64;
    private static final Object[] LOCKS = new Object[LOCK_COUNT];

    static {
        for (int i = 0; i < LOCK_COUNT; i++) {
            LOCKS[i] = new Object();
        }
    }

    private final SeasonTurn.Task task;
    private final CatalogFolder folder;
    private final String chip;

    ChipScenes(SeasonTurn.Task task) {
        this.task = task;
        this.folder = task.folder();
        this.chip = task.part().chip();
    }

    static String childId(String chip, String season) {
        return chip + "_" + season + "_s2";
    }

    static String imageName(String chip, String season) {
        return chip + "_" + season + "_image_s2.tif";
    }

    static String thumbnailName(String chip, String season) {
        return chip + "_" + season + "_thumbnail.jpg";
    }

    /** Its item is changed by one thread at a time. */
    static Object lock(String chip) {
        return LOCKS[Math.floorMod(chip.hashCode(), LOCK_COUNT)];
    }

    /** Items of both seasons, then the chip's own. */
    void write(List<ChipSeason> both) {
        synchronized (lock(chip)) {
            var answers = new LinkedHashMap<String, JsonNode>();
            for (ChipSeason part : both) {
                JsonNode answer = StacJson.parsed(String.valueOf(part.answer())).orElseThrow();
                writeSeason(part.season(), answer);
                answers.put(part.season(), answer);
            }
            writeParent(answers);
        }
    }

    /** Items of one season, beside those of the other one. */
    void writeOne(String season, ObjectNode answer) {
        synchronized (lock(chip)) {
            writeSeason(season, answer);
            writeParent(Map.of(season, answer));
        }
    }

    /** The cloud cover of the chip in its scene, as it was measured. */
    void measured(String season, double percent) {
        synchronized (lock(chip)) {
            String id = childId(chip, season);
            folder.find(chip, id).ifPresent(item -> {
                item.withObjectProperty("properties").put("eo:cloud_cover", percent);
                Extensions.declare(item);
                folder.write(chip, id, item);
            });
        }
    }

    /** The chip's own item says of both seasons what theirs say. */
    void writeCovers() {
        synchronized (lock(chip)) {
            ObjectNode item = folder.item(chip);
            new ChipProperties(item).covers(folder, chip);
            folder.write(chip, chip, item);
        }
    }

    private void writeSeason(String season, JsonNode answer) {
        JsonNode scenes = answer.path("scenes");
        String id = childId(chip, season);
        boolean same = isSame(id, scenes.path(0));
        for (int i = 0; i < scenes.size(); i++) {
            String as = i == 0 ? id : id + "_alt" + i;
            var own = properties(season, scenes.path(i))
                    .put("ftw:rank", i + 1)
                    .put("ftw:relaxed", answer.path("relaxed").asBoolean());
            write(as, scenes.path(i), own, i == 0 && same);
        }
        if (!same) {
            folder.remove(chip, imageName(chip, season));
            folder.remove(chip, thumbnailName(chip, season));
            folder.remove(chip, chip + "_thumbnail.jpg");
        }
        removeAlternatives(id, scenes.size());
    }

    private void removeAlternatives(String id, int first) {
        for (int i = Math.max(1, first); folder.has(chip, id + "_alt" + i + ".json"); i++) {
            folder.remove(chip, id + "_alt" + i + ".json");
        }
    }

    /** Takes back what was chosen before: by what is asked now the chip gets no images. */
    void clear() {
        synchronized (lock(chip)) {
            boolean any = false;
            for (Season season : Season.values()) {
                String id = childId(chip, season.label());
                any |= folder.has(chip, id + ".json");
            }
            if (any) {
                ObjectNode item = folder.item(chip);
                links(item, List.of());
                item.withObjectProperty("assets").remove("thumbnail");
                new ChipProperties(item).clear(year());
                Extensions.declare(item);
                folder.write(chip, chip, item);
                for (Season season : Season.values()) {
                    String id = childId(chip, season.label());
                    folder.remove(chip, id + ".json");
                    removeAlternatives(id, 1);
                    folder.remove(chip, imageName(chip, season.label()));
                    folder.remove(chip, thumbnailName(chip, season.label()));
                }
                folder.remove(chip, chip + "_thumbnail.jpg");
            }
        }
    }

    /** Whether the item is of this scene already, so that what was made of it stays. */
    private boolean isSame(String id, JsonNode scene) {
        return folder.find(chip, id)
                .map(item -> link(item, "via"))
                .filter(via -> via.equals(scene.path("self").asText()))
                .isPresent();
    }

    private static String link(JsonNode item, String rel) {
        for (JsonNode link : item.path("links")) {
            if (link.path("rel").asText().equals(rel)) {
                return link.path("href").asText();
            }
        }
        return "";
    }

    private ObjectNode properties(String season, JsonNode scene) {
        ObjectNode properties = JsonNodeFactory.instance
                .objectNode()
                .put("ftw:season", season)
                .put("ftw:source", source(scene.path("collection").asText()))
                .put("ftw:calendar_year", year());
        if (scene.path("chip_cloud").isNumber()) {
            properties.set("eo:cloud_cover", scene.path("chip_cloud"));
        }
        properties.setAll((ObjectNode) scene.path("properties"));
        return properties;
    }

    private void write(String id, JsonNode scene, ObjectNode properties, boolean keepMade) {
        Map<String, DraftAsset> assets = new LinkedHashMap<>();
        scene.path("assets").properties().forEach(asset -> assets.put(asset.getKey(), remote(asset.getValue())));
        if (keepMade) {
            folder.find(chip, id)
                    .ifPresent(before -> MADE.forEach(key -> {
                        if (before.path("assets").path(key) instanceof ObjectNode made) {
                            String name = made.path("href").asText().replaceFirst("^\\./", "");
                            assets.put(key, new DraftAsset(path(name), without(made, "href")));
                        }
                    }));
        }
        var item = new ItemDraft(
                id,
                task.chip().footprint(),
                ItemTime.at(StacTime.read(StacJson.text(scene, "datetime")).orElseThrow()),
                properties,
                assets,
                List.of(
                        DraftLink.derivedFrom(path(chip + ".json")),
                        DraftLink.via(scene.path("self").asText())));
        writer(folder).writeWithin(folder.collection(), chip, item);
    }

    private static String source(String collection) {
        return collection.startsWith("sentinel-2") ? "sentinel-2" : collection;
    }

    private int year() {
        Integer asked = task.options().select().year();
        return asked == null ? task.chip().year() : asked;
    }

    private static DraftAsset remote(JsonNode asset) {
        return new DraftAsset(asset.path("href").asText(), without((ObjectNode) asset, "href"));
    }

    private static ObjectNode without(ObjectNode node, String field) {
        ObjectNode copy = node.deepCopy();
        copy.remove(field);
        return copy;
    }

    private String path(String name) {
        return folder.collection() + "/" + chip + "/" + name;
    }

    /** It writes no document at the root. */
    static CatalogWriter writer(CatalogFolder folder) {
        return new CatalogWriter(folder.files(), Layout.BY_COLLECTION, folder.collection(), "", "");
    }

    /** @param answers by the seasons that were chosen just now */
    private void writeParent(Map<String, JsonNode> answers) {
        ObjectNode item = folder.item(chip);
        var properties = new ChipProperties(item);
        properties.span(chip, times());
        properties.rule(task, year());
        answers.forEach(properties::found);
        properties.covers(folder, chip);
        links(item, List.of(Season.values()));
        if (!folder.has(chip, chip + "_thumbnail.jpg")) {
            item.withObjectProperty("assets").remove("thumbnail");
        }
        Extensions.declare(item);
        folder.write(chip, chip, item);
    }

    private List<Instant> times() {
        return List.of(Season.values()).stream()
                .map(season -> folder.find(chip, childId(chip, season.label())))
                .flatMap(Optional::stream)
                .map(child -> StacTime.read(StacJson.text(child.path("properties"), "datetime")))
                .flatMap(Optional::stream)
                .toList();
    }

    private void links(ObjectNode item, List<Season> seasons) {
        var links = JsonNodeFactory.instance.arrayNode();
        item.path("links").forEach(link -> {
            if (!link.path("rel").asText().startsWith("ftw:")) {
                links.add(link);
            }
        });
        for (Season season : seasons) {
            String id = childId(chip, season.label());
            if (folder.has(chip, id + ".json")) {
                links.add(child("ftw:" + season.label(), id));
            }
            for (int i = 1; folder.has(chip, id + "_alt" + i + ".json"); i++) {
                links.add(child("ftw:" + season.label() + "_alternative", id + "_alt" + i));
            }
        }
        item.set("links", links);
    }

    private static ObjectNode child(String rel, String id) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("rel", rel)
                .put("href", "./" + id + ".json")
                .put("type", "application/geo+json")
                .put("title", id);
    }
}
