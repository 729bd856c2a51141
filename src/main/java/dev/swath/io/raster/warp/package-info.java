/** Brings the pixels of one grid to another: where each comes from, and what it becomes there. */
@org.jspecify.annotations.NullMarked
package dev.swath.io.raster.warp;
