package dev.swath.model;

/**
 * What an item is bought as. An item in one product is bought once, whoever asks for it (promise 2). An item is known by
 * its id within its item type: a scene by the provider's item type, a quad by its mosaic, whose name stands there.
 *
 * @param itemType the provider's item type; of quads the mosaic
 * @param bundle product bundle; {@link #QUAD} of quads
 * @param clipHash identity of the AOI it is cut to; empty = the whole item
 * @param tools words of the tools besides the clip; empty = none
 */
public record Product(String itemType, String bundle, String clipHash, String tools) {
    /** {@code tools} of a harmonized order. */
    public static final String HARMONIZE = "harmonize";

    /** {@code bundle} of quads: there is nothing to choose. */
    public static final String QUAD = "quad";

    public Source source() {
        return sourceOf(bundle);
    }

    /** Bundles tell what they are of. */
    public static Source sourceOf(String bundle) {
        return bundle.equals(QUAD) ? Source.BASEMAPS : Source.SCENES;
    }
}
