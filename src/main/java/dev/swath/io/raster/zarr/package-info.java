/** Writes cubes of images over time as Zarr stores that xarray and GDAL open: metadata of CF and GeoZarr, chunk by chunk. */
@org.jspecify.annotations.NullMarked
package dev.swath.io.raster.zarr;
