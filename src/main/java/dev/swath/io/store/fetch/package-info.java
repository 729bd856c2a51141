/** Files that come into the store from servers, from where an earlier attempt broke off. */
@org.jspecify.annotations.NullMarked
package dev.swath.io.store.fetch;
