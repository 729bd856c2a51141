package dev.swath.io.raster.write;

/**
 * What was counted over the samples of a band that hold data.
 *
 * @param count how many hold data; where it is 0 the other figures are NaN, but for the share
 * @param deviation standard deviation of the whole (divided by the count, as GDAL does)
 * @param validPercent share of samples that hold data, 0 to 100
 */
public record BandStatistics(
        long count, double minimum, double maximum, double mean, double deviation, double validPercent) {}
