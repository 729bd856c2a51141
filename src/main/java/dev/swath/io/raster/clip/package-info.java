/** Windows of images brought onto other pixels: read where they lie, warped, counted. */
@org.jspecify.annotations.NullMarked
package dev.swath.io.raster.clip;
