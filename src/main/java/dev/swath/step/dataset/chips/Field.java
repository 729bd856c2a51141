package dev.swath.step.dataset.chips;

import org.locationtech.jts.geom.Geometry;

/**
 * A field as chips need it.
 *
 * @param id whatever tells it from others
 * @param lonLat its polygons in longitude and latitude (EPSG:4326), valid or not
 */
public record Field(String id, Geometry lonLat) {}
