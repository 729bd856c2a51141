package dev.swath.model;

/**
 * What a scene is bought as. A scene in one product is bought once, whoever asks for it (promise 2).
 *
 * @param itemType the provider's item type
 * @param bundle product bundle
 * @param clipHash identity of the AOI it is cut to; empty = the whole scene
 * @param tools words of the tools besides the clip; empty = none
 */
public record Product(String itemType, String bundle, String clipHash, String tools) {
    /** {@code tools} of a harmonized order. */
    public static final String HARMONIZE = "harmonize";
}
