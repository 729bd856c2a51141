/** Items as a table: stac-geoparquet 1.1.0 in GeoParquet 1.1, written row by row. */
@org.jspecify.annotations.NullMarked
package dev.swath.io.stac.parquet;
