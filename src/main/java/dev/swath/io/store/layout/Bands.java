package dev.swath.io.store.layout;

import java.util.Arrays;
import java.util.List;

/** How many bands a scene's image has: its files tell by their names, else the bundle that was ordered does. */
final class Bands {
    private Bands() {}

    /**
     * @param bundle one, or a chain of fallbacks with commas
     * @param files names of the scene's files
     */
    static String of(String bundle, List<String> files) {
        if (files.stream().anyMatch(file -> file.contains("_8b"))) {
            return "eight_bands";
        }
        // Planet names four bands by saying nothing: analytic_3b_udm2 is the same name with three
        var links = links(bundle);
        boolean hasImage = files.stream().anyMatch(file -> file.contains("AnalyticMS"));
        return links.stream()
                .map(Bands::ofBundle)
                .filter(bands -> !hasImage || !bands.equals("eight_bands"))
                .findFirst()
                .orElse("four_bands");
    }

    /** The link of the chain that has so many bands; the first when none has. */
    static String bundle(String chain, String bands) {
        var links = links(chain);
        return links.stream()
                .filter(link -> ofBundle(link).equals(bands))
                .findFirst()
                .orElse(links.get(0));
    }

    private static List<String> links(String chain) {
        return Arrays.stream(chain.split(",")).map(String::trim).toList();
    }

    private static String ofBundle(String bundle) {
        if (bundle.contains("_8b")) {
            return "eight_bands";
        }
        if (bundle.contains("_3b")) {
            return "three_bands";
        }
        if (bundle.startsWith("visual")) {
            return "visual";
        }
        return bundle.startsWith("panchromatic") ? "one_band" : "four_bands";
    }
}
