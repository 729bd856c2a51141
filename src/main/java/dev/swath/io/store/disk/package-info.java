/** The store in a folder: temporary names, locks, and what it means when a disk refuses. */
@org.jspecify.annotations.NullMarked
package dev.swath.io.store.disk;
