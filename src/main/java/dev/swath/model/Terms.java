package dev.swath.model;

/**
 * What is wanted for one feature: which scenes are acceptable and how they are bought. Frozen at intake.
 *
 * @param period days over which scenes are wanted
 * @param cadence how many of them
 * @param minCoveragePercent share of the AOI that a scene's footprint must cover, 0 to 100
 * @param maxCloudPercent highest acceptable cloud share of a scene, 0 to 100
 * @param itemType Planet's item type, e.g. {@code PSScene}; of basemaps the text of a {@link Basemap}
 * @param bundle Planet's product bundle, or a comma-separated chain of fallbacks; {@link Product#QUAD} of basemaps
 * @param clip whether scenes are cut to the AOI (and only that area is charged)
 * @param harmonize whether reflectances are harmonised to Sentinel-2
 */
public record Terms(
        Period period,
        Cadence cadence,
        double minCoveragePercent,
        double maxCloudPercent,
        String itemType,
        String bundle,
        boolean clip,
        boolean harmonize) {
    public Terms {
        percent("coverage", minCoveragePercent);
        percent("cloud", maxCloudPercent);
    }

    public Source source() {
        return Product.sourceOf(bundle);
    }

    private static void percent(String what, double value) {
        if (!(value >= 0 && value <= 100)) {
            throw new IllegalArgumentException(what + " must lie between 0 and 100 percent, was " + value);
        }
    }
}
