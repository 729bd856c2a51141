package dev.swath.app.cli;

import dev.swath.io.planet.Bundles;
import dev.swath.model.trouble.BadSetting;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** FlowZero's words for what is bought, as Planet's bundles. */
final class NumBands {
    /** What FlowZero buys when nothing is said. */
    static final String STANDARD = "four_bands";

    private static final String FOUR = "analytic_sr_udm2";
    private static final String EIGHT = "analytic_8b_sr_udm2";

    /** Scenes from before 2020 have no eight bands: of those, four come. */
    private static final Map<String, String> BUNDLES = Map.of(STANDARD, FOUR, "eight_bands", EIGHT + "," + FOUR);

    /** FlowZero takes names of assets for bundles, as its search does. */
    private static final Map<String, String> ASSETS =
            Map.of("ortho_analytic_4b_sr", FOUR, "ortho_analytic_8b_sr", EIGHT);

    private NumBands() {}

    /**
     * The bundle that is meant; null = that of the settings.
     *
     * @throws BadSetting for words that are not known, or contradict each other
     */
    static @Nullable String bundle(
            @Nullable String bands, @Nullable String bundle, @Nullable String standardBands, String itemType) {
        var word = bands == null ? null : bands.trim().toLowerCase(java.util.Locale.ROOT);
        if (word != null && !BUNDLES.containsKey(word)) {
            throw new BadSetting("usage", "--num-bands: must be four_bands or eight_bands, was '" + bands + "'");
        }
        if (bundle == null) {
            var meant = word == null ? standardBands : word;
            return meant == null ? null : BUNDLES.get(meant);
        }
        var named = ASSETS.getOrDefault(bundle.trim(), bundle.trim());
        // refuses what Planet does not know
        Bundles.of(itemType).clippable(named);
        if (word != null && bandsOf(named) != bandsOf(String.valueOf(BUNDLES.get(word)))) {
            throw new BadSetting(
                    "usage", "--num-bands " + word + " and --bundle " + bundle + " contradict each other; give one");
        }
        return named;
    }

    /** Of the first bundle of a chain. */
    private static int bandsOf(String chain) {
        var first = chain.replaceFirst(",.*", "");
        return first.contains("8b") ? 8 : first.contains("3b") || first.contains("visual") ? 3 : 4;
    }
}
