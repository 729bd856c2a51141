/** Catalogs of STAC 1.1 that carry themselves: items, collections and catalogs whose links lead from one to the next anywhere. */
@org.jspecify.annotations.NullMarked
package dev.swath.io.stac.write;
