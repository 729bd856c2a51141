/** What rasters are made of: samples, where they lie, and which of them are meant. */
@org.jspecify.annotations.NullMarked
package dev.swath.io.raster;
