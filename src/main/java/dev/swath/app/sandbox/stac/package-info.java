/** A simulated STAC API, with generated Sentinel-2-like and Landsat-like images of any place on any day. */
@org.jspecify.annotations.NullMarked
package dev.swath.app.sandbox.stac;
