package dev.swath.io.raster.warp;

/**
 * How the samples around a place become one value. Samples that are nodata or NaN have no weight; where none is left there
 * is no value. The first three look at a fixed number of samples however much the image shrinks, so that a pixel does not
 * depend on the window it is computed in; shrink by {@link #AVERAGE}, or read an overview of about the target's resolution.
 */
public enum Resampling {
    /** The sample of the pixel in which the place lies: for classes and masks. */
    NEAREST,
    /**
     * Linear in both directions between the centres of four pixels. There is no value where the pixel that holds the place
     * has none: what was masked stays masked, and neighbours do not grow into it.
     */
    BILINEAR,
    /**
     * Cubic convolution of sixteen pixels with a = -0.5 (Keys 1981), as GDAL has it: bilinear where one of them lies beyond
     * the image or is not valid.
     */
    CUBIC,
    /**
     * The mean of all pixels below the target's pixel, each weighted by how much of it lies below; a target's pixel that is
     * turned against the source counts as the box around its four corners.
     */
    AVERAGE
}
