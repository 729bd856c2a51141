package dev.swath.step.catalog.item;

import dev.swath.io.stac.StacBand;
import dev.swath.io.stac.write.DraftAsset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a delivered file is, by its name, as Planet gives them: {@code <item>_3B_<stem><tools>.tif}.
 *
 * @param key of the asset
 * @param type media type
 * @param roles of the asset
 * @param title for people
 * @param bands names and common names in the order of the file's bands; empty where they are not known
 * @param scale of reflectances: sample × scale; null where samples are no reflectances, or nobody says so
 */
public record AssetKind(
        String key,
        String type,
        List<String> roles,
        String title,
        List<StacBand> bands,
        @Nullable Double scale) {
    private static final String TIFF = "image/tiff; application=geotiff";
    /** What Planet's tools append to a file's name. */
    private static final Pattern TOOLS =
            Pattern.compile("(_(clip|harmonized|bandmath|toar|reproject|file_format|coreg))+(?=\\.[^.]*$)");

    private static final Pattern CLEAN = Pattern.compile("[^a-z0-9]+");

    /** Surface reflectance is delivered times 10000 (Planet, analytic products). */
    private static final double REFLECTANCE = 0.0001;

    private static final List<StacBand> FOUR = bands("blue", "blue", "green", "green", "red", "red", "nir", "nir");
    private static final List<StacBand> EIGHT = bands(
            "coastal_blue",
            "coastal",
            "blue",
            "blue",
            "green_i",
            "green05",
            "green",
            "green",
            "yellow",
            "yellow",
            "red",
            "red",
            "rededge",
            "rededge",
            "nir",
            "nir");
    private static final List<StacBand> COLOURS = bands("red", "red", "green", "green", "blue", "blue", "alpha", null);
    /** Usable Data Mask 2.1, https://docs.planet.com/data/imagery/udm/. */
    private static final List<StacBand> MASK = bands(
            "clear",
            null,
            "snow",
            null,
            "shadow",
            null,
            "light_haze",
            null,
            "heavy_haze",
            null,
            "cloud",
            null,
            "confidence",
            null,
            "unusable",
            null);

    /** @param path as the order's manifest has it */
    public static AssetKind of(String path, String itemId, boolean isQuad) {
        var file = path.substring(path.lastIndexOf('/') + 1);
        var stem = TOOLS.matcher(file).replaceFirst("").replace(itemId, "");
        var name = stem.toLowerCase(Locale.ROOT);
        if (name.endsWith(".tif") || name.endsWith(".tiff")) {
            return image(stem.replaceFirst("\\.[^.]*$", "").replaceFirst("^_?3[A-Z]_", ""), isQuad);
        }
        if (name.endsWith(".png") || name.endsWith(".jpg") || name.endsWith(".jpeg")) {
            var type = name.endsWith(".png") ? "image/png" : "image/jpeg";
            return new AssetKind("thumbnail", type, List.of("thumbnail"), "Preview", List.of(), null);
        }
        var ending = name.substring(name.lastIndexOf('.') + 1);
        var type =
                switch (ending) {
                    case "json" -> "application/json";
                    case "xml" -> "application/xml";
                    default -> "text/plain";
                };
        var key = ending.equals("json") ? "metadata" : "metadata_" + clean(ending);
        return new AssetKind(key, type, List.of("metadata"), "Metadata (" + ending + ")", List.of(), null);
    }

    private static AssetKind image(String stem, boolean isQuad) {
        var key = clean(stem.replace("AnalyticMS", "analytic"));
        if (key.contains("udm2")) {
            return new AssetKind("udm2", TIFF, List.of("udm2", "data-mask"), "Usable data mask", MASK, null);
        }
        if (key.equals("udm") || key.endsWith("_udm")) {
            return new AssetKind("udm", TIFF, List.of("data-mask"), "Unusable data mask", List.of(), null);
        }
        if (isQuad) {
            return new AssetKind("quad", TIFF, List.of("data"), "Quad of the mosaic", List.of(), null);
        }
        if (key.contains("visual")) {
            return new AssetKind("visual", TIFF, List.of("data", "visual"), "Colours for the eye", COLOURS, null);
        }
        if (key.contains("analytic")) {
            boolean isReflectance = key.contains("_sr");
            var roles = isReflectance ? List.of("data", "reflectance") : List.of("data");
            var bands = key.contains("8b") ? EIGHT : key.contains("3b") ? List.<StacBand>of() : FOUR;
            return new AssetKind(key, TIFF, roles, "Image", bands, isReflectance ? (Double) REFLECTANCE : null);
        }
        return new AssetKind(key.isEmpty() ? "image" : key, TIFF, List.of("data"), "Image", List.of(), null);
    }

    /** The asset, without what its bytes say. */
    DraftAsset at(String href) {
        return DraftAsset.of(href, type, roles.toArray(String[]::new)).titled(title);
    }

    boolean isImage() {
        return type.equals(TIFF);
    }

    private static String clean(String name) {
        return CLEAN.matcher(name.toLowerCase(Locale.ROOT)).replaceAll("_").replaceAll("^_+|_+$", "");
    }

    private static List<StacBand> bands(@Nullable String... namesAndCommonNames) {
        var bands = new ArrayList<StacBand>();
        for (int i = 0; i < namesAndCommonNames.length; i += 2) {
            bands.add(new StacBand(namesAndCommonNames[i], namesAndCommonNames[i + 1], null, null, null, null));
        }
        return List.copyOf(bands);
    }
}
