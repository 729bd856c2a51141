package dev.swath.io.planet;

import dev.swath.model.Delivery;
import dev.swath.model.trouble.BadSetting;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Files beside the images that are bought with them and not wanted: {@code download.skip-assets}. */
public final class SkippedAssets {
    /** What Planet's tools append to a file's name. */
    private static final Pattern TOOLS =
            Pattern.compile("(_(clip|harmonized|bandmath|toar|reproject|file_format|coreg))+(?=\\.[^.]*$)");

    /** Endings of names without those, by the short word for them. */
    private static final Map<String, List<String>> ENDINGS = Map.of(
            "udm2", List.of("udm2.tif"),
            "udm", List.of("udm.tif"),
            "metadata.xml", List.of("metadata.xml"),
            "metadata.json", List.of("metadata.json"),
            "rpc", List.of("rpc.txt"),
            "xml", List.of(".xml"),
            "json", List.of(".json"));

    private final List<String> endings;

    private SkippedAssets(List<String> endings) {
        this.endings = endings;
    }

    /**
     * @param setting words with commas between; empty = none is skipped
     * @throws BadSetting when there are no such files
     */
    public static SkippedAssets of(String setting) {
        fault(setting).ifPresent(fault -> {
            throw new BadSetting("bad-setting", "download.skip-assets: " + fault + ", was '" + setting + "'");
        });
        var known = known();
        return new SkippedAssets(words(setting).stream()
                .flatMap(word -> known.getOrDefault(word, List.of()).stream())
                .toList());
    }

    /** What is wrong with the setting, said so that it can be put right; empty when nothing is. */
    public static Optional<String> fault(String setting) {
        var known = known();
        return words(setting).stream()
                .filter(word -> !known.containsKey(word))
                .findFirst()
                .map(word -> "must be of " + String.join(", ", known.keySet()) + " (images are never skipped), not '"
                        + word + "'");
    }

    private static List<String> words(String setting) {
        return Arrays.stream(setting.split(","))
                .map(word -> word.trim().toLowerCase(Locale.ROOT))
                .filter(word -> !word.isEmpty())
                .toList();
    }

    /** Short words, and the asset types of the bundles that mean the same. */
    private static Map<String, List<String>> known() {
        var known = new TreeMap<>(ENDINGS);
        for (var asset : Bundles.allAssets()) {
            for (var kind : Map.of("_udm2", "udm2", "_udm", "udm", "_xml", "metadata.xml", "_rpc", "rpc")
                    .entrySet()) {
                if (asset.endsWith(kind.getKey())) {
                    known.put(asset, ENDINGS.get(kind.getValue()));
                }
            }
        }
        return known;
    }

    /** Whether the file is one of those. */
    public boolean has(Delivery file) {
        var name = TOOLS.matcher(file.path().toLowerCase(Locale.ROOT)).replaceFirst("");
        return !file.isManifest() && !file.isDescription() && endings.stream().anyMatch(name::endsWith);
    }
}
