/** Reads the files people drop: shapefiles, GeoJSON, GeoPackage, KML, GeoParquet and zips of them, one record at a time. */
@org.jspecify.annotations.NullMarked
package dev.swath.io.vector;
