package dev.swath.step.dataset.mask;

import org.locationtech.jts.geom.Geometry;

/**
 * A field as masks need it.
 *
 * @param instance its number in instance masks, from {@link InstanceIds}
 * @param shape its valid polygons, in longitude and latitude
 */
public record FieldShape(long instance, Geometry shape) {}
