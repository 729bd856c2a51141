package dev.swath.io.stac;

import org.jspecify.annotations.Nullable;

/**
 * One band of an asset; what is not stated is null.
 *
 * @param name as the producer calls it, e.g. {@code B04}
 * @param commonName as all call it, e.g. {@code red}
 * @param dataType e.g. {@code uint16}
 * @param nodata the sample that means nothing is there; may be NaN
 * @param scale value = sample × scale + offset
 * @param offset in units of the value
 */
public record StacBand(
        @Nullable String name,
        @Nullable String commonName,
        @Nullable String dataType,
        @Nullable Double nodata,
        @Nullable Double scale,
        @Nullable Double offset) {}
