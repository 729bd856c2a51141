package dev.swath.io.raster.warp;

/** Makes one value of the samples around a place. */
interface Kernel {
    /** How many columns and rows it looks at beyond the pixel in which the place lies, at most. */
    int reach();

    /** @return NaN when there is no value */
    double at(Samples samples, double x, double y);
}
