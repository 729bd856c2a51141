/** What must be known of a STAC collection to use its pixels: which asset is which band, masks, scale and offset. */
@org.jspecify.annotations.NullMarked
package dev.swath.io.stac.collection;
