package dev.swath.app.dataset;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.swath.model.trouble.BadInput;
import dev.swath.step.dataset.choose.ChoiceOptions;
import dev.swath.step.dataset.choose.Limits;
import dev.swath.step.dataset.choose.OnMissing;
import dev.swath.step.dataset.choose.PixelLimits;
import dev.swath.step.dataset.images.ImageOptions;
import dev.swath.step.dataset.images.Operation;
import dev.swath.step.dataset.images.SelectOptions;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The words of a request, which are those of the command line with {@code _} for {@code -}. */
final class DatasetWords {
    private static final Set<String> KNOWN = Set.of(
            "folder",
            "operations",
            "profile",
            "year",
            "collections",
            "cloud_cover_scene",
            "pixel_check",
            "cloud_cover_pixel",
            "cloud_mask",
            "nodata_max",
            "buffer_days",
            "num_buffer_expansions",
            "buffer_expansion_size",
            "include_alternatives",
            "on_missing",
            "update_items",
            "bands",
            "keep_remote_refs",
            "harmonize",
            "resume",
            "force");

    private final ObjectNode json;

    /** @throws BadInput {@code bad-request} for a word that means nothing here */
    DatasetWords(ObjectNode json) {
        this.json = json;
        for (var word : json.properties()) {
            if (!KNOWN.contains(word.getKey())) {
                throw new BadInput(
                        "bad-request",
                        "there is no word '" + word.getKey() + "'; known are "
                                + String.join(", ", KNOWN.stream().sorted().toList()));
            }
        }
    }

    /** @throws BadInput {@code bad-request} */
    String folder() {
        String folder = json.path("folder").asText();
        if (folder.isBlank()) {
            throw new BadInput(
                    "bad-request", "folder: name the folder of a dataset, as it lies below the run's folder");
        }
        return folder;
    }

    List<Operation> operations() {
        List<String> words = texts("operations", List.of(Operation.SELECT.word(), Operation.DOWNLOAD.word()));
        return words.stream().distinct().map(Operation::of).sorted().toList();
    }

    /** @param service address of the STAC API */
    ImageOptions options(URI service, @Nullable String onlyChip) {
        Double pixels = number("cloud_cover_pixel");
        return new ImageOptions(
                new SelectOptions(
                        json.has("year") ? whole("year", 0) : null,
                        "earthsearch",
                        service,
                        texts("collections", SelectOptions.COLLECTIONS),
                        choice(pixels),
                        text("cloud_mask", "scl"),
                        SelectOptions.CLOUD_FROM,
                        null),
                new ImageOptions.Refine(pixels == null ? 0 : pixels, truth("update_items", false)),
                new ImageOptions.Download(
                        texts("bands", ImageOptions.STANDARD_BANDS),
                        truth("keep_remote_refs", true),
                        truth("harmonize", false)),
                onlyChip,
                truth("resume", true),
                truth("force", false));
    }

    private ChoiceOptions choice(@Nullable Double pixelCloud) {
        ChoiceOptions standard = ChoiceOptions.profile(text("profile", "design"));
        Limits limits = standard.limits();
        Double scene = number("cloud_cover_scene");
        Double nodata = number("nodata_max");
        PixelLimits pixels =
                limits.pixels() == null && truth("pixel_check", false) ? PixelLimits.DESIGN : limits.pixels();
        return new ChoiceOptions(
                new Limits(
                        scene == null ? limits.sceneCloud() : scene,
                        nodata == null ? limits.nodata() : nodata,
                        pixels == null || pixelCloud == null ? pixels : pixels.withCloud(pixelCloud)),
                whole("buffer_days", standard.bufferDays()),
                whole("num_buffer_expansions", standard.expansions()),
                whole("buffer_expansion_size", standard.expansionDays()),
                truth("include_alternatives", false) ? ChoiceOptions.ALTERNATIVES : standard.alternatives(),
                json.has("on_missing") ? OnMissing.of(text("on_missing", "")) : standard.onMissing());
    }

    private String text(String name, String otherwise) {
        return json.has(name)
                ? demand(name, json.path(name).isTextual(), "a text").asText()
                : otherwise;
    }

    private boolean truth(String name, boolean otherwise) {
        return json.has(name)
                ? demand(name, json.path(name).isBoolean(), "true or false").booleanValue()
                : otherwise;
    }

    private int whole(String name, int otherwise) {
        return json.has(name)
                ? demand(name, json.path(name).isInt(), "a whole number").intValue()
                : otherwise;
    }

    private @Nullable Double number(String name) {
        return json.has(name)
                ? demand(name, json.path(name).isNumber(), "a number").doubleValue()
                : null;
    }

    private List<String> texts(String name, List<String> otherwise) {
        if (!json.has(name)) {
            return otherwise;
        }
        List<String> texts = new ArrayList<>();
        demand(name, json.path(name).isArray(), "a list of texts").forEach(text -> texts.add(text.asText()));
        return texts;
    }

    private JsonNode demand(String name, boolean good, String what) {
        if (!good) {
            throw new BadInput("bad-request", name + ": must be " + what);
        }
        return json.path(name);
    }
}
