/** What {@code src/bench} measures with: a filled ledger, a stub of Planet, a slow line, a bucket that keeps nothing. */
@org.jspecify.annotations.NullMarked
package dev.swath.bench;
