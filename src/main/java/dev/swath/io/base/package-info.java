/** What several adapters share: coordinate systems, areas, hashes, safe names, and fetching over HTTP. */
@org.jspecify.annotations.NullMarked
package dev.swath.io.base;
