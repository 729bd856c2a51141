/** Writes rasters: Cloud Optimized GeoTIFFs, and small pictures to look at. */
@org.jspecify.annotations.NullMarked
package dev.swath.io.raster.write;
