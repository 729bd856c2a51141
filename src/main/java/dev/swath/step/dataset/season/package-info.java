/** From a chip and a year to the days of planting and harvest, and the windows searched around them. */
@org.jspecify.annotations.NullMarked
package dev.swath.step.dataset.season;
