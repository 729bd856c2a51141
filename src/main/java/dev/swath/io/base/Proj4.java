package dev.swath.io.base;

import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Envelope;

/**
 * A CRS as proj4j takes it.
 *
 * @param name as the source calls it
 * @param definition proj4 string
 * @param area longitudes and latitudes where the datum shift holds, null for everywhere
 */
record Proj4(String name, String definition, @Nullable Envelope area) {}
