package dev.swath.step.dataset.fields;

import java.util.Map;
import org.locationtech.jts.geom.Geometry;

/**
 * A field with all that its file says of it.
 *
 * @param row its place in the file, from 1
 * @param instance its number in instance masks
 * @param lonLat its polygons in longitude and latitude, valid, not empty
 * @param attributes in file order
 */
public record FieldRow(long row, long instance, Geometry lonLat, Map<String, Object> attributes) {}
