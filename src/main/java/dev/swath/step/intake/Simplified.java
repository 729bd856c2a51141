package dev.swath.step.intake;

import org.locationtech.jts.geom.Geometry;

/**
 * A clip with a bounded number of vertices that contains the original.
 *
 * @param geometry Polygon or MultiPolygon in EPSG:4326
 * @param verticesBefore of the original, closing points included
 * @param verticesAfter of {@code geometry}
 * @param addedHectares on the ellipsoid, what is in {@code geometry} but not in the original
 */
record Simplified(Geometry geometry, int verticesBefore, int verticesAfter, double addedHectares) {}
