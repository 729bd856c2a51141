package dev.swath.app.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.swath.app.composite.FaultyRequest;
import dev.swath.io.stac.StacGeometry;
import dev.swath.model.trouble.BadSetting;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The words of a composite on the command line; as {@code POST /composites} takes them. */
final class CompositeOptions {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    /** Words that the command line has another name for. */
    private static final Map<String, String> NAMES =
            Map.of("aoi", "AOI", "bboxes", "--bbox", "collections", "--collection");

    @Parameters(
            paramLabel = "AOI",
            arity = "0..1",
            description = "The area: .geojson, .shp, .gpkg or .kml, in any CRS; all its polygons together.")
    private @Nullable Path file;

    @Option(
            names = "--bbox",
            paramLabel = "W,S,E,N",
            description = "The area as a box in degrees, in place of AOI. May be repeated.")
    private List<String> boxes = List.of();

    @Option(names = "--from", paramLabel = "DATE", description = "First day, UTC.")
    private @Nullable String from;

    @Option(names = "--to", paramLabel = "DATE", description = "Last day, UTC, inclusive.")
    private @Nullable String to;

    @Option(names = "--toi", paramLabel = "DATE/DATE", description = "Both at once.")
    private @Nullable String toi;

    @Option(
            names = "--bands",
            paramLabel = "BAND",
            split = ",",
            description = "Common names, in the order of the output; red,green,blue if not given.")
    private List<String> bands = List.of();

    @Option(
            names = "--collection",
            paramLabel = "ID",
            split = ",",
            description = "sentinel-2-l2a, sentinel-2-c1-l2a, landsat-c2-l2, or one of the settings.")
    private List<String> collections = List.of();

    @Option(names = "--cloud-cover", paramLabel = "PERCENT", description = "Scenes with more clouds are left out.")
    private @Nullable Double cloudCover;

    @Option(
            names = "--resolution",
            paramLabel = "UNITS",
            description = "Side of a pixel in units of the grid; 10 metres if not given.")
    private @Nullable Double resolution;

    @Option(
            names = "--grid",
            paramLabel = "GRID",
            description = "auto (UTM zone of the centre), EPSG:n, or aligned (pixels of the scenes).")
    private @Nullable String grid;

    @Option(
            names = {"--method", "--reducer"},
            paramLabel = "RULE",
            description = "median, mean or max-ndvi; median if not given.")
    private @Nullable String reducer;

    @Option(
            names = "--mask",
            paramLabel = "RULE",
            description =
                    "usual (clouds, shadows), strict (also dark places, snow and what is not classified) or none.")
    private @Nullable String mask;

    @Option(names = "--dilation", paramLabel = "PIXELS", description = "By which masked pixels grow, 0 to 100.")
    private @Nullable Integer dilation;

    @Option(
            names = "--output",
            paramLabel = "KIND",
            description = "reflectance (16 bit, times 10,000), or visual (8 bit, of red, green and blue).")
    private @Nullable String output;

    @Option(
            names = "--stretch",
            paramLabel = "LOW,HIGH",
            description = "Reflectances that become black and white in pictures; auto if not given.")
    private @Nullable String stretch;

    @Option(names = "--name", paramLabel = "NAME", description = "What it is called; for its period if not given.")
    private @Nullable String name;

    @Option(
            names = "--ingest",
            negatable = true,
            fallbackValue = "true",
            description = "Whether assets come into the store first; as the settings say if not given.")
    private @Nullable Boolean ingest;

    @Option(
            names = "--clip",
            negatable = true,
            fallbackValue = "true",
            description = "Whether only the window over the area comes of each; as the settings say if not given.")
    private @Nullable Boolean clip;

    /** Those that were given; what is wrong with them is told by who reads them. */
    ObjectNode words(Common common, String assumedCrs) {
        var words = NODES.objectNode();
        if (file != null) {
            words.set("aoi", StacGeometry.write(AreaFile.read(Given.file(common, "AOI", file), assumedCrs)));
        }
        if (!boxes.isEmpty()) {
            var all = words.putArray("bboxes");
            boxes.forEach(box -> numbers(box).forEach(all.addArray()::add));
        }
        put(words, "toi", period());
        texts(words, "bands", bands);
        texts(words, "collections", collections);
        return rest(words);
    }

    private ObjectNode rest(ObjectNode words) {
        if (cloudCover != null) {
            words.put("cloud_cover", cloudCover);
        }
        if (resolution != null) {
            words.put("resolution", resolution);
        }
        if (dilation != null) {
            words.put("dilation", dilation);
        }
        put(words, "grid", grid);
        put(words, "reducer", reducer);
        put(words, "mask", mask);
        put(words, "output", output);
        put(words, "stretch", stretch);
        put(words, "name", name);
        if (ingest != null) {
            words.put("ingest", ingest);
        }
        if (clip != null) {
            words.put("clip", clip);
        }
        return words;
    }

    private @Nullable String period() {
        if (toi != null && (from != null || to != null)) {
            throw new BadSetting("usage", "--toi has both days: give it, or --from and --to");
        }
        if (toi == null && (from == null || to == null)) {
            throw new BadSetting(
                    "usage", "--from and --to, or --toi, say of which days: --from 2024-05-01 --to 2024-07-31");
        }
        return toi == null ? from + "/" + to : toi;
    }

    private static List<Double> numbers(String box) {
        var numbers = new ArrayList<Double>();
        for (var number : box.split(",", -1)) {
            try {
                numbers.add(Double.valueOf(number.strip()));
            } catch (NumberFormatException notANumber) {
                throw new BadSetting(
                        "usage", "--bbox: '" + box + "' is no west,south,east,north in degrees", notANumber);
            }
        }
        return numbers;
    }

    private static void texts(ObjectNode words, String word, List<String> texts) {
        if (!texts.isEmpty()) {
            texts.forEach(words.putArray(word)::add);
        }
    }

    private static void put(ObjectNode words, String word, @Nullable String text) {
        if (text != null) {
            words.put(word, text);
        }
    }

    /** The same as a usage error, in the names of the options. */
    static BadSetting usage(FaultyRequest wrong) {
        var line = wrong.faults().stream()
                .map(fault -> option(fault.field()) + ": " + fault.message())
                .distinct()
                .collect(Collectors.joining("; "));
        return new BadSetting("usage", line, wrong);
    }

    private static String option(String field) {
        var word = field.replaceFirst("\\[.*", "");
        return NAMES.getOrDefault(word, "--" + word.replace('_', '-'));
    }
}
