/** Where the files go: only verified bytes get their final name. */
@org.jspecify.annotations.NullMarked
package dev.swath.io.store;
