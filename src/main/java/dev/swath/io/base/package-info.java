/** What every adapter shares: coordinate reference systems, areas on the ellipsoid, hashes of content. */
@org.jspecify.annotations.NullMarked
package dev.swath.io.base;
