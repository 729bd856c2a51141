/** Raw assets of scenes come into the store, and into the raw catalog. */
@org.jspecify.annotations.NullMarked
package dev.swath.step.ingest;
