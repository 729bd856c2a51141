/** STAC items as they come, of 1.0 and 1.1 alike: their places, times, assets and bands. */
@org.jspecify.annotations.NullMarked
package dev.swath.io.stac;
