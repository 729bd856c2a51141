/** What several adapters share: coordinate systems, areas, hashes, safe names, fetching over HTTP, and clients of buckets. */
@org.jspecify.annotations.NullMarked
package dev.swath.io.base;
