/** The crop calendar's rasters as they lie in a folder. */
@org.jspecify.annotations.NullMarked
package dev.swath.step.dataset.calendar;
