package dev.swath.io.raster;

/**
 * Where a north-up raster lies: the outer corner of its first pixel and the size of a pixel, in units of the CRS.
 *
 * @param epsg code of the coordinate reference system
 * @param geographic true for a system in degrees, false for a projected one
 * @param west x of the outer edge of the first column
 * @param north y of the outer edge of the first row
 * @param pixelWidth above 0
 * @param pixelHeight above 0, although rows run southward
 */
public record Georeference(
        int epsg, boolean geographic, double west, double north, double pixelWidth, double pixelHeight) {
    public Georeference {
        if (epsg < 1024 || epsg > 32766) {
            throw new IllegalArgumentException("EPSG code must be within 1024..32766, was " + epsg);
        }
        if (!(pixelWidth > 0) || !(pixelHeight > 0)) {
            throw new IllegalArgumentException("pixel size must be above 0, was " + pixelWidth + " x " + pixelHeight);
        }
    }
}
