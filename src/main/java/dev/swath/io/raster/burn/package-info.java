/** Burns shapes into pixels: areas by the centres of pixels, lines by every pixel they pass through. */
@org.jspecify.annotations.NullMarked
package dev.swath.io.raster.burn;
