package dev.swath.step.dataset.mask;

import org.locationtech.jts.geom.Geometry;

/**
 * A shape to be written into pixels, over what was there.
 *
 * @param shape in coordinates of the grid
 * @param value what its pixels become
 * @param allTouched true: every pixel it passes through; false: every pixel whose centre lies inside
 */
public record Burn(Geometry shape, long value, boolean allTouched) {}
