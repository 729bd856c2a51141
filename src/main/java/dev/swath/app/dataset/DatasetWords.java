package dev.swath.app.dataset;

import static dev.swath.app.dataset.RequestWords.Kind.NUMBER;
import static dev.swath.app.dataset.RequestWords.Kind.TEXT;
import static dev.swath.app.dataset.RequestWords.Kind.TEXTS;
import static dev.swath.app.dataset.RequestWords.Kind.TRUTH;
import static dev.swath.app.dataset.RequestWords.Kind.WHOLE;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.swath.app.composite.FaultyRequest;
import dev.swath.model.trouble.BadInput;
import dev.swath.step.dataset.chips.ChipOptions;
import dev.swath.step.dataset.choose.ChoiceOptions;
import dev.swath.step.dataset.choose.Limits;
import dev.swath.step.dataset.choose.OnMissing;
import dev.swath.step.dataset.choose.PixelLimits;
import dev.swath.step.dataset.grid.CellGrid;
import dev.swath.step.dataset.images.ImageOptions;
import dev.swath.step.dataset.images.Operation;
import dev.swath.step.dataset.images.SelectOptions;
import dev.swath.step.dataset.make.DatasetOptions;
import dev.swath.step.dataset.make.MaskOptions;
import dev.swath.step.dataset.make.SplitRule;
import dev.swath.step.dataset.mask.MaskKind;
import dev.swath.step.dataset.split.Percents;
import dev.swath.step.dataset.split.Splits;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The words of a request, which are those of the command line with {@code _} for {@code -}. */
final class DatasetWords {
    /** Of which there must be no others when a dataset is made. */
    private static final Map<String, RequestWords.Kind> OF_FIELDS = Map.of(
            "fields", TEXT,
            "name", TEXT,
            "split_type", TEXT,
            "split_percents", TEXT,
            "random_seed", WHOLE,
            "min_coverage", NUMBER,
            "resolution", NUMBER,
            "mask_types", TEXTS,
            "presence_only", TRUTH,
            "km_size", WHOLE);

    private static final Map<String, RequestWords.Kind> KNOWN = known();
    private static final Pattern OPTION = Pattern.compile("--([a-z][a-z-]*)");

    private final RequestWords words;

    /** @throws FaultyRequest naming the words that mean nothing here, or are not of their kind */
    DatasetWords(ObjectNode json) {
        this.words = new RequestWords(json, KNOWN);
    }

    private static Map<String, RequestWords.Kind> known() {
        var known = new LinkedHashMap<>(OF_FIELDS);
        List.of("folder", "profile", "cloud_mask", "on_missing").forEach(word -> known.put(word, TEXT));
        List.of("operations", "collections", "bands").forEach(word -> known.put(word, TEXTS));
        List.of("year", "buffer_days", "num_buffer_expansions", "buffer_expansion_size")
                .forEach(word -> known.put(word, WHOLE));
        List.of("cloud_cover_scene", "cloud_cover_pixel", "nodata_max").forEach(word -> known.put(word, NUMBER));
        List.of(
                        "drop_border_chips",
                        "pixel_check",
                        "include_alternatives",
                        "update_items",
                        "keep_remote_refs",
                        "harmonize",
                        "resume",
                        "force")
                .forEach(word -> known.put(word, TRUTH));
        return Map.copyOf(known);
    }

    /** Words as they are sent beside a file. */
    static ObjectNode ofTexts(Map<String, String> sent) {
        return RequestWords.ofTexts(sent, KNOWN);
    }

    /** @throws FaultyRequest when there is none */
    String folder() {
        String folder = words.text("folder", "");
        if (folder.isBlank()) {
            throw RequestWords.fault("folder", "name the folder of a dataset, as it lies below the run's folder");
        }
        return folder;
    }

    /** The file of fields below the run's folder; null = none is named. */
    @Nullable
    String fields() {
        return words.has("fields") ? words.text("fields", "") : null;
    }

    /** @param makes whether the dataset is made first */
    List<Operation> operations(boolean makes) {
        var standard = List.of(Operation.SELECT.word(), Operation.DOWNLOAD.word());
        var operations = new TreeSet<Operation>();
        words.texts("operations", standard)
                .forEach(word -> operations.add(said(() -> Operation.of(word), "operations")));
        if (makes) {
            operations.add(Operation.CREATE);
        } else if (operations.contains(Operation.CREATE)) {
            throw RequestWords.fault("fields", "name the file of field polygons that the dataset is made of");
        } else {
            demandNoneOfFields();
        }
        if (operations.isEmpty()) {
            throw RequestWords.fault("operations", "name at least one");
        }
        return List.copyOf(operations);
    }

    private void demandNoneOfFields() {
        OF_FIELDS.keySet().stream().filter(words::has).sorted().findFirst().ifPresent(word -> {
            throw RequestWords.fault(word, "goes with a file of fields that a dataset is made of");
        });
    }

    /**
     * @param folder last name of the dataset's folder, which begins the names in it unless the request says otherwise
     * @throws FaultyRequest naming the word that is wrong
     */
    DatasetOptions made(String folder) {
        if (!words.has("split_type")) {
            throw RequestWords.fault("split_type", "say random-uniform, block3x3 or predefined");
        }
        int km = words.whole("km_size", ChipOptions.DEFAULT.km());
        if (!CellGrid.SIZES.contains(km)) {
            throw RequestWords.fault("km_size", "is one of " + CellGrid.SIZES + ", was " + km);
        }
        Long seed = words.whole("random_seed");
        return said(
                () -> new DatasetOptions(
                        words.text("name", folder),
                        year(),
                        new ChipOptions(
                                km,
                                words.number("min_coverage", ChipOptions.DEFAULT.minCoveragePercent()),
                                words.truth("drop_border_chips", false),
                                ChipOptions.DEFAULT.corners()),
                        new SplitRule(
                                SplitRule.Type.of(words.text("split_type", "")),
                                Percents.of(words.text("split_percents", "80,10,10")),
                                seed == null ? Splits.DEFAULT_SEED : seed),
                        new MaskOptions(masks(), words.number("resolution", 10), words.truth("presence_only", false)),
                        null),
                "name");
    }

    private List<MaskKind> masks() {
        return words
                .texts(
                        "mask_types",
                        List.of(MaskKind.values()).stream().map(MaskKind::label).toList())
                .stream()
                .map(MaskKind::of)
                .toList();
    }

    private @Nullable Integer year() {
        return words.has("year") ? words.whole("year", 0) : null;
    }

    /**
     * @param service address of the STAC API
     * @throws FaultyRequest naming the word that is wrong
     */
    ImageOptions options(URI service, @Nullable String onlyChip) {
        double pixels = words.number("cloud_cover_pixel", 0);
        return said(
                () -> new ImageOptions(
                        new SelectOptions(
                                year(),
                                "earthsearch",
                                service,
                                words.texts("collections", SelectOptions.COLLECTIONS),
                                choice(),
                                words.text("cloud_mask", "scl"),
                                SelectOptions.CLOUD_FROM,
                                null),
                        new ImageOptions.Refine(pixels, words.truth("update_items", false)),
                        new ImageOptions.Download(
                                words.texts("bands", ImageOptions.STANDARD_BANDS),
                                words.truth("keep_remote_refs", true),
                                words.truth("harmonize", false)),
                        onlyChip,
                        words.truth("resume", true),
                        words.truth("force", false)),
                "folder");
    }

    private ChoiceOptions choice() {
        ChoiceOptions standard = ChoiceOptions.profile(words.text("profile", "design"));
        Limits limits = standard.limits();
        PixelLimits pixels =
                limits.pixels() == null && words.truth("pixel_check", false) ? PixelLimits.DESIGN : limits.pixels();
        if (pixels != null && words.has("cloud_cover_pixel")) {
            pixels = pixels.withCloud(words.number("cloud_cover_pixel", 0));
        }
        return new ChoiceOptions(
                new Limits(
                        words.number("cloud_cover_scene", limits.sceneCloud()),
                        words.number("nodata_max", limits.nodata()),
                        pixels),
                words.whole("buffer_days", standard.bufferDays()),
                words.whole("num_buffer_expansions", standard.expansions()),
                words.whole("buffer_expansion_size", standard.expansionDays()),
                words.truth("include_alternatives", false) ? ChoiceOptions.ALTERNATIVES : standard.alternatives(),
                words.has("on_missing") ? OnMissing.of(words.text("on_missing", "")) : standard.onMissing());
    }

    /** What is wrong with an option is wrong with its word: the option that the message names, or the trouble's code. */
    private static <T> T said(Supplier<T> reading, String otherwise) {
        try {
            return reading.get();
        } catch (BadInput wrong) {
            var named = OPTION.matcher(wrong.line());
            String word = (named.find() ? named.group(1) : wrong.code()).replace('-', '_');
            throw RequestWords.fault(
                    KNOWN.keySet().stream()
                            .filter(known -> known.startsWith(word))
                            .findFirst()
                            .orElse(otherwise),
                    wrong.line());
        }
    }
}
