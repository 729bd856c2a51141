/** The object graph, built by hand, and the settings it is built from. */
@org.jspecify.annotations.NullMarked
package dev.swath.app.wiring;
