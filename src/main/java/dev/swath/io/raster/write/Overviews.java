package dev.swath.io.raster.write;

/** How two by two pixels become one of the next overview. */
public enum Overviews {
    /** The mean of those that hold data; whole numbers round half up. */
    AVERAGE,
    /** The north-western one, as masks and classes need it. */
    NEAREST,
    /** There are no overviews. */
    NONE
}
