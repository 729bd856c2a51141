/** Reads GeoTIFFs window by window, from disk and over the network, and refuses what it would read wrongly. */
@org.jspecify.annotations.NullMarked
package dev.swath.io.raster.read;
