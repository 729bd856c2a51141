/** Reads and writes rasters: one writer, one truth about their bytes. */
@org.jspecify.annotations.NullMarked
package dev.swath.io.raster;
