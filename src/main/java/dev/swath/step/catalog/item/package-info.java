/** What is told of one delivered scene. */
@org.jspecify.annotations.NullMarked
package dev.swath.step.catalog.item;
