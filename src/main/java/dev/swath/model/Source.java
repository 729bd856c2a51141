package dev.swath.model;

/** What kind of thing an order buys. */
public enum Source {
    /** Acquisitions: each an item of an item type, bought in a product bundle. */
    SCENES("scenes"),
    /** Quads of mosaics: each an item of one mosaic, bought as it is. */
    BASEMAPS("basemaps");

    private final String word;

    Source(String word) {
        this.word = word;
    }

    /** As in the setting {@code order.source}, and at the provider. */
    public String word() {
        return word;
    }
}
