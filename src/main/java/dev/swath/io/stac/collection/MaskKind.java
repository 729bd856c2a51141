package dev.swath.io.stac.collection;

/** What the samples of a collection's mask mean. */
public enum MaskKind {
    /** Sentinel-2 scene classification: a class per pixel. */
    SCL,
    /** Landsat Collection 2 pixel quality: a bit per finding. */
    QA_PIXEL,
    /** Planet's usable data mask, version 2. */
    UDM2,
    /** There is no mask; only nodata is left out. */
    NONE
}
