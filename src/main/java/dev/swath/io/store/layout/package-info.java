/** Where files lie in the store: what their names say of drop, feature, day and scene. */
@org.jspecify.annotations.NullMarked
package dev.swath.io.store.layout;
